using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Data;

/// <summary>What the portal remembers. The two providers below differ only in their migrations.</summary>
public abstract class PortalDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public const string SignInGate = "sign-in";
    public const string TicketGate = "ticket";
    public const string LaneGate = "lane";
    public const string PaymentGate = "payment";
    public const string StickerGate = "sticker";

    public DbSet<ModemRecord> Modems => Set<ModemRecord>();

    public DbSet<StickerGeneration> StickerGenerations => Set<StickerGeneration>();

    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<BudgetSpend> BudgetSpends => Set<BudgetSpend>();

    public DbSet<Gate> Gates => Set<Gate>();

    /// <summary>Waits for a gate: from here to the end of the caller's transaction nobody else is past it, on any node.</summary>
    public Task EnterAsync(string gate, CancellationToken cancel) =>
        Gates.Where(g => g.Name == gate).ExecuteUpdateAsync(s => s.SetProperty(g => g.Passed, g => g.Passed + 1), cancel);

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<DiagnosisRecord> Diagnoses => Set<DiagnosisRecord>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<InboxMessage> InboxMessages => Set<InboxMessage>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Snapshot> Snapshots => Set<Snapshot>();

    public DbSet<ContactRecord> ContactRecords => Set<ContactRecord>();

    public DbSet<PaymentAttempt> PaymentAttempts => Set<PaymentAttempt>();

    public DbSet<AttemptInvoice> AttemptInvoices => Set<AttemptInvoice>();

    public DbSet<PaymentRefund> PaymentRefunds => Set<PaymentRefund>();

    public DbSet<PaymentLink> PaymentLinks => Set<PaymentLink>();

    public DbSet<StripeCustomer> StripeCustomers => Set<StripeCustomer>();

    public DbSet<ReconcileFinding> ReconcileFindings => Set<ReconcileFinding>();

    public DbSet<OidcLogin> OidcLogins => Set<OidcLogin>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<SearchTerm> SearchTerms => Set<SearchTerm>();

    public DbSet<RefundOrder> RefundOrders => Set<RefundOrder>();

    public DbSet<Sticker> Stickers => Set<Sticker>();

    public DbSet<StickerBatch> StickerBatches => Set<StickerBatch>();

    public DbSet<OntRecord> Onts => Set<OntRecord>();

    public DbSet<LineReading> LineReadings => Set<LineReading>();

    public DbSet<LineChange> LineChanges => Set<LineChange>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ModemRecord>(e =>
        {
            e.HasKey(x => x.Mac);
            e.HasIndex(x => x.CustomerId);
            e.HasIndex(x => x.Serial);
            e.HasIndex(x => x.GponSerial);
            e.HasIndex(x => x.FallDb).HasFilter("\"FallDb\" IS NOT NULL");
        });
        modelBuilder.Entity<StickerGeneration>().HasKey(x => x.Mac);
        modelBuilder.Entity<Challenge>(e =>
        {
            e.HasIndex(x => x.TokenHash).IsUnique();
            e.HasIndex(x => x.ExpiresAt);
            e.HasIndex(x => x.Mac);
        });
        modelBuilder.Entity<BudgetSpend>(e =>
        {
            e.HasIndex(x => new { x.Key, x.At });
            e.HasIndex(x => x.At);
        });
        modelBuilder.Entity<Gate>(e =>
        {
            e.HasKey(x => x.Name);
            e.HasData(new Gate { Name = SignInGate }, new Gate { Name = TicketGate }, new Gate { Name = LaneGate }, new Gate { Name = PaymentGate }, new Gate { Name = StickerGate });
        });
        modelBuilder.Entity<Session>(e =>
        {
            e.HasIndex(x => x.TokenHash).IsUnique();
            e.HasIndex(x => x.Mac);
            e.HasIndex(x => x.LoginId);
        });
        modelBuilder.Entity<DiagnosisRecord>(e =>
        {
            e.HasIndex(x => new { x.Mac, x.StartedAt });
            e.HasIndex(x => x.StartedAt);
            e.HasIndex(x => x.Code).IsUnique();
        });
        modelBuilder.Entity<Ticket>(e =>
        {
            e.HasIndex(x => x.DiagnosisId).IsUnique();
            e.HasIndex(x => x.Number).IsUnique();
            e.HasIndex(x => new { x.Mac, x.CreatedAt });
        });
        modelBuilder.Entity<InboxMessage>(e =>
        {
            e.HasIndex(x => new { x.Source, x.ExternalId }).IsUnique();
            e.HasIndex(x => x.AttemptId).HasFilter("\"AttemptId\" IS NOT NULL");
            e.HasIndex(x => x.ReceivedAt).HasFilter("\"TakenAt\" IS NULL");
        });
        modelBuilder.Entity<WorkItem>(e =>
        {
            e.HasIndex(x => new { x.Kind, x.Key }).IsUnique().HasFilter("\"DoneAt\" IS NULL");
            e.HasIndex(x => x.Lane).HasFilter("\"DoneAt\" IS NULL");
            e.HasIndex(x => x.DueAt).HasFilter("\"DoneAt\" IS NULL AND \"ParkedAt\" IS NULL");
        });
        modelBuilder.Entity<AuditEntry>(e =>
        {
            e.HasIndex(x => x.At);
            e.HasIndex(x => new { x.Subject, x.At });
            e.HasIndex(x => new { x.Actor, x.At });
            e.HasIndex(x => new { x.CustomerId, x.At });
        });
        OnBillingCreating(modelBuilder);
        OnStaffCreating(modelBuilder);
        OnLinesCreating(modelBuilder);
    }

    private static void OnLinesCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OntRecord>(e =>
        {
            e.HasKey(x => new { x.Olt, x.Index });
            e.HasIndex(x => x.Serial);
            e.HasIndex(x => x.Mac);
            e.HasIndex(x => new { x.Olt, x.Pon });
        });
        modelBuilder.Entity<LineReading>().HasIndex(x => new { x.Mac, x.At });
        modelBuilder.Entity<LineChange>(e =>
        {
            e.HasIndex(x => x.Mac).IsUnique().HasFilter("\"IsOpen\"").HasDatabaseName("OneOpenChangePerModem");
            e.HasIndex(x => new { x.Mac, x.AskedAt });
        });
    }

    private void OnStaffCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OidcLogin>(e =>
        {
            e.HasIndex(x => x.Subject);
            e.HasIndex(x => x.ProviderSession);
        });
        modelBuilder.Entity<SearchTerm>(e =>
        {
            e.HasKey(x => new { x.Source, x.Term });
            e.HasIndex(x => new { x.Term, x.CustomerId });
            e.HasIndex(x => new { x.CustomerId, x.Term });

            // Words are found by how they begin, byte by byte; the database's own order of letters would not do.
            e.Property(x => x.Term).UseCollation(Database.IsNpgsql() ? "C" : "BINARY");
        });
        modelBuilder.Entity<RefundOrder>().HasIndex(x => x.AttemptId);
        modelBuilder.Entity<Sticker>().HasKey(x => x.Mac);
        modelBuilder.Entity<StickerBatch>().HasIndex(x => x.CreatedAt);
        modelBuilder.Entity<StaffSession>(e =>
        {
            e.HasIndex(x => x.TokenHash).IsUnique();
            e.HasIndex(x => x.LoginId);
        });
    }

    private static void OnBillingCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Snapshot>(e =>
        {
            e.HasKey(x => x.Key);
            e.HasIndex(x => x.ReadAt);
        });
        modelBuilder.Entity<ContactRecord>(e =>
        {
            e.HasKey(x => new { x.ContactName, x.Hash, x.CustomerId });
            e.HasIndex(x => x.Hash);
        });
        modelBuilder.Entity<PaymentAttempt>(e =>
        {
            e.HasIndex(x => x.PaymentIntentId).IsUnique();
            e.HasIndex(x => x.EntryName).IsUnique();
            e.HasIndex(x => x.SessionId).IsUnique();
            e.HasIndex(x => new { x.CustomerId, x.CreatedAt });
            e.HasIndex(x => x.State);
            e.HasMany(x => x.Invoices).WithOne().HasForeignKey(x => x.AttemptId);
        });
        modelBuilder.Entity<AttemptInvoice>(e =>
        {
            e.HasKey(x => new { x.AttemptId, x.InvoiceName });
            e.HasIndex([nameof(AttemptInvoice.InvoiceName)], "AttemptsOfInvoice");
            e.HasIndex(x => x.InvoiceName).IsUnique().HasFilter("\"IsOpen\"").HasDatabaseName("OneOpenAttemptPerInvoice");
        });
        modelBuilder.Entity<PaymentRefund>().HasIndex(x => x.AttemptId);
        modelBuilder.Entity<PaymentLink>().HasIndex(x => x.TokenHash).IsUnique();
        modelBuilder.Entity<StripeCustomer>(e =>
        {
            e.HasKey(x => x.CustomerId);
            e.HasIndex(x => x.StripeId).IsUnique();
        });
        modelBuilder.Entity<ReconcileFinding>().HasKey(x => x.Key);
    }
}

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    /// <summary>SQLite has no time with offset: UTC ticks order and compare as time does.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);
