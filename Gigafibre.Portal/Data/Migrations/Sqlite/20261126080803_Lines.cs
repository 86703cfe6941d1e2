using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gigafibre.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "FallDb",
                table: "Modems",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GponSerial",
                table: "Modems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UspId",
                table: "Modems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "Diagnoses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LineChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mac = table.Column<string>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Via = table.Column<string>(type: "TEXT", nullable: false),
                    Endpoint = table.Column<string>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProveBy = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Down = table.Column<double>(type: "REAL", nullable: true),
                    Up = table.Column<double>(type: "REAL", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LineReadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mac = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    RxDbm = table.Column<double>(type: "REAL", nullable: true),
                    OltRxDbm = table.Column<double>(type: "REAL", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DiagnosisId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineReadings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Onts",
                columns: table => new
                {
                    Olt = table.Column<string>(type: "TEXT", nullable: false),
                    Index = table.Column<string>(type: "TEXT", nullable: false),
                    Pon = table.Column<string>(type: "TEXT", nullable: true),
                    Serial = table.Column<string>(type: "TEXT", nullable: true),
                    Mac = table.Column<string>(type: "TEXT", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Onts", x => new { x.Olt, x.Index });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Modems_FallDb",
                table: "Modems",
                column: "FallDb",
                filter: "\"FallDb\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Diagnoses_Code",
                table: "Diagnoses",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LineChanges_Mac_AskedAt",
                table: "LineChanges",
                columns: new[] { "Mac", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "OneOpenChangePerModem",
                table: "LineChanges",
                column: "Mac",
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_LineReadings_Mac_At",
                table: "LineReadings",
                columns: new[] { "Mac", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Onts_Mac",
                table: "Onts",
                column: "Mac");

            migrationBuilder.CreateIndex(
                name: "IX_Onts_Olt_Pon",
                table: "Onts",
                columns: new[] { "Olt", "Pon" });

            migrationBuilder.CreateIndex(
                name: "IX_Onts_Serial",
                table: "Onts",
                column: "Serial");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LineChanges");

            migrationBuilder.DropTable(
                name: "LineReadings");

            migrationBuilder.DropTable(
                name: "Onts");

            migrationBuilder.DropIndex(
                name: "IX_Modems_FallDb",
                table: "Modems");

            migrationBuilder.DropIndex(
                name: "IX_Diagnoses_Code",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "FallDb",
                table: "Modems");

            migrationBuilder.DropColumn(
                name: "GponSerial",
                table: "Modems");

            migrationBuilder.DropColumn(
                name: "UspId",
                table: "Modems");

            migrationBuilder.DropColumn(
                name: "Code",
                table: "Diagnoses");
        }
    }
}
