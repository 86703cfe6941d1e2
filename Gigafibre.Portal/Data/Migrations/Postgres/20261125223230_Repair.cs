using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gigafibre.Portal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Repair : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DisputeNote",
                table: "PaymentAttempts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EntryName",
                table: "PaymentAttempts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "After",
                table: "AuditEntries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Before",
                table: "AuditEntries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "AuditEntries",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_EntryName",
                table: "PaymentAttempts",
                column: "EntryName",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PaymentAttempts_EntryName",
                table: "PaymentAttempts");

            migrationBuilder.DropColumn(
                name: "DisputeNote",
                table: "PaymentAttempts");

            migrationBuilder.DropColumn(
                name: "EntryName",
                table: "PaymentAttempts");

            migrationBuilder.DropColumn(
                name: "After",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Before",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "AuditEntries");
        }
    }
}
