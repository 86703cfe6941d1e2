using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gigafibre.Portal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class GponSerial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Modems_GponSerial",
                table: "Modems",
                column: "GponSerial");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Modems_GponSerial",
                table: "Modems");
        }
    }
}
