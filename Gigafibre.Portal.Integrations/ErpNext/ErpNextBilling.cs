using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// Bills, payments and accounts in ERPNext v16. Every method may throw <see cref="IntegrationException"/>.
/// The service token sees everybody's bills: callers compare <see cref="Invoice.CustomerId"/> with who is asking. Facts: docs/wire/erpnext.md.
/// </summary>
public sealed class ErpNextBilling
{
    private const string SalesInvoice = "Sales Invoice";
    private const string PaymentEntryType = "Payment Entry";
    private const int Largest = 200;

    /// <summary>Of rows of a few short fields.</summary>
    private const int LargestOfShort = 500;
    private const int MostAmendments = 5;
    private static readonly string[] InvoiceFields =
    [
        "name", "customer", "posting_date", "due_date", "is_return", "return_against", "grand_total", "rounded_total", "disable_rounded_total", "outstanding_amount", "modified",
        "company", "debit_to", "currency", "party_account_currency",
    ];

    private static readonly Dictionary<string, string[]> TermDays = new() { ["payment_schedule"] = ["due_date"] };
    private static readonly Dictionary<string, string[]> Terms = new() { ["payment_schedule"] = ["payment_term", "due_date", "payment_amount", "outstanding"] };

    private static readonly string[] PaymentFields =
        ["name", "docstatus", "payment_type", "party", "paid_amount", "unallocated_amount", "reference_no", "posting_date", "mode_of_payment", "modified"];

    private readonly IFrappeApi _api;
    private readonly IFrappeSlowApi _slow;
    private readonly OutsideCall _call = new(SystemName.ErpNext);
    private readonly PaymentEntryFields _accounts;
    private readonly CustomerFields _customer;
    private readonly string[] _collecting;

    internal ErpNextBilling(IFrappeApi api, IFrappeSlowApi slow, IOptions<ErpNextOptions> options) => (_api, _slow, _accounts, _customer, _collecting) = (api, slow,
        options.Value.PaymentEntry, options.Value.Customer, options.Value.CollectingStatuses);

    /// <summary>The customer; null when there is none.</summary>
    /// <remarks>MariaDB finds <c>Côté</c> by <c>cote</c>: the id that counts is the one in the answer.</remarks>
    public async Task<CustomerRecord?> FindCustomerAsync(string customerId, CancellationToken cancel)
    {
        if (await GetAsync("Customer", customerId, cancel).ConfigureAwait(false) is not { } row)
        {
            return null;
        }

        row.Demand("Customer", "name", _customer.Disabled, "is_frozen", "customer_type");
        return new CustomerRecord(
            row.Text("name")!, row.Text("customer_name") ?? customerId, row.Text(_customer.Language) is { Length: >= 2 } l ? l[..2] : null,
            IsPerson: row.Text("customer_type") == "Individual", row.Flag(_customer.Disabled), row.Flag("is_frozen"));
    }

    /// <summary>Submitted bills and credit notes, newest first.</summary>
    public async Task<IReadOnlyList<Invoice>> ListAsync(string customerId, int start, int count, CancellationToken cancel) =>
        [.. (await PageAsync(SalesInvoice, InvoiceFields, [["customer", "=", customerId], ["docstatus", "=", 1]], "posting_date desc, name desc", start, count,
            cancel, Terms).ConfigureAwait(false)).Select(ToInvoice)];

    /// <summary>Submitted bills and credit notes of these days, newest first; at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<Invoice>> ListOfDaysAsync(string customerId, DateOnly from, DateOnly to, int most, CancellationToken cancel) =>
        WhereAsync(customerId, [["posting_date", ">=", FrappeJson.Day(from)], ["posting_date", "<=", FrappeJson.Day(to)]], most, cancel);

    /// <summary>Those of this total, as it was before rounding or after, newest first.</summary>
    public async Task<IReadOnlyList<Invoice>> ListOfTotalAsync(string customerId, Money total, int most, CancellationToken cancel)
    {
        var found = await Task.WhenAll(WhereAsync(customerId, [["grand_total", "=", total.Dollars]], most, cancel),
            WhereAsync(customerId, [["rounded_total", "=", total.Dollars]], most, cancel)).ConfigureAwait(false);
        return [.. found.SelectMany(f => f).Where(i => i.Total == total).DistinctBy(i => i.Name).OrderByDescending(i => i.PostedOn)];
    }

    /// <summary>Those whose number holds this text, newest first. <c>%</c> and <c>_</c> stand for nothing.</summary>
    /// <param name="isEnd">The number ends with it.</param>
    public async Task<IReadOnlyList<Invoice>> ListOfNumberAsync(string customerId, string part, int most, CancellationToken cancel, bool isEnd = false) =>
        part.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Trim() is { Length: > 0 } plain
            ? await WhereAsync(customerId, [["name", "like", isEnd ? $"%{plain}" : $"%{plain}%"]], most, cancel).ConfigureAwait(false) : [];

    private async Task<IReadOnlyList<Invoice>> WhereAsync(string customerId, object[][] also, int most, CancellationToken cancel) =>
        [.. (await PageAsync(SalesInvoice, InvoiceFields, [["customer", "=", customerId], ["docstatus", "=", 1], .. also], "posting_date desc, name desc", 0, most, cancel, Terms)
            .ConfigureAwait(false)).Select(ToInvoice)];

    /// <summary>Bills with something left to pay, the oldest due first.</summary>
    public async Task<IReadOnlyList<Invoice>> ListUnpaidAsync(string customerId, CancellationToken cancel)
    {
        var unpaid = new List<Invoice>();
        for (var start = 0; ; start += Largest)
        {
            var page = await PageAsync(SalesInvoice, InvoiceFields, [["customer", "=", customerId], ["docstatus", "=", 1], ["outstanding_amount", ">", 0]],
                "due_date asc, name asc", start, Largest, cancel, Terms).ConfigureAwait(false);
            unpaid.AddRange(page.Select(ToInvoice));
            if (page.Count < Largest)
            {
                // A bill that was paid between two pages moves the others one place forward; whoever charges looks again.
                return [.. unpaid.DistinctBy(i => i.Name)];
            }
        }
    }

    /// <summary>All bills with something left to pay and the days they are due, of every customer, in as few questions as there are pages.</summary>
    public async Task<IReadOnlyList<UnpaidBill>> ListUnpaidOfAllAsync(CancellationToken cancel)
    {
        var unpaid = new List<UnpaidBill>();
        for (var start = 0; ; start += LargestOfShort)
        {
            var page = await PageAsync(SalesInvoice, ["name", "customer", "due_date", "posting_date"], [["docstatus", "=", 1], ["outstanding_amount", ">", 0]],
                "name asc", start, LargestOfShort, cancel, TermDays).ConfigureAwait(false);
            unpaid.AddRange(page.Select(r => new UnpaidBill(r.Text("name")!, r.Text("customer")!, Dues(r))));
            if (page.Count < LargestOfShort)
            {
                return [.. unpaid.DistinctBy(b => b.Name)];
            }
        }
    }

    private static List<DateOnly> Dues(JsonElement row)
    {
        var terms = row.Rows("payment_schedule").ToList();
        return terms.Count > 1 ? [.. terms.Select(t => t.Date("due_date")).OfType<DateOnly>().Distinct()] : [(row.Date("due_date") ?? row.Date("posting_date"))!.Value];
    }

    /// <summary>
    /// What the open bills of each of these customers still ask for; whoever owes nothing is not among them. For a list: credits are not taken off, and nobody is among
    /// them when there are more bills than one question brings.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Money>> ListOutstandingAsync(IReadOnlyCollection<string> customerIds, CancellationToken cancel)
    {
        if (customerIds.Count == 0)
        {
            return new Dictionary<string, Money>();
        }

        var rows = await PageAsync(SalesInvoice, ["customer", "outstanding_amount"],
            [["customer", "in", customerIds.ToArray()], ["docstatus", "=", 1], ["outstanding_amount", ">", 0]], "name asc", 0, Largest, cancel).ConfigureAwait(false);
        return rows.Count == Largest ? new Dictionary<string, Money>() : rows.GroupBy(r => r.Text("customer")!).ToDictionary(g => g.Key, g => new Money(g.Sum(r =>
            (r.Money("outstanding_amount") ?? Money.Zero).Cents)));
    }

    /// <summary>The submitted bill that was made in place of this one when it was amended, however often; null when there is none.</summary>
    public async Task<Invoice?> FindReplacementAsync(string invoiceName, CancellationToken cancel)
    {
        var name = invoiceName;
        for (var i = 0; i < MostAmendments; i++)
        {
            var rows = await PageAsync(SalesInvoice, ["name", "docstatus"], [["amended_from", "=", name]], "name asc", 0, 2, cancel).ConfigureAwait(false);
            if (rows is not [var next])
            {
                return null;
            }

            name = next.Text("name")!;
            if (next.Text("docstatus") == "1")
            {
                return (await FindInvoiceAsync(name, cancel).ConfigureAwait(false))?.Head;
            }
        }

        return null;
    }

    /// <summary>
    /// What the books say the customer owes, in Canadian dollars; negative when we owe. Bills, payments, credit notes and journals are all in it.
    /// </summary>
    /// <param name="company">Null for all companies together.</param>
    public Task<Money> GetBalanceAsync(string customerId, string? company, CancellationToken cancel) =>
        SumAsync([["party_type", "=", "Customer"], ["party", "=", customerId], ["is_cancelled", "=", 0], ["account_currency", "=", "CAD"],
            .. company is null ? [] : new object[][] { ["company", "=", company] }], cancel);

    /// <summary>
    /// The balance, company by company where there are bills of several, or where it is not just what the bills leave: what one company owes is no credit at another.
    /// Under an empty name where there are no bills.
    /// </summary>
    /// <param name="all">Of all companies together, read before the bills.</param>
    public async Task<IReadOnlyDictionary<string, Money>> GetBalancesAsync(string customerId, Money all, IEnumerable<Invoice> unpaid, CancellationToken cancel)
    {
        var booked = unpaid.Where(i => i.IsBookedInCad).ToList();
        var companies = booked.Select(i => i.Company).Distinct(StringComparer.Ordinal).ToList();
        if (companies.Count == 0 || (companies.Count == 1 && all.Cents == booked.Sum(i => i.Outstanding.Cents)))
        {
            return new Dictionary<string, Money> { [companies.FirstOrDefault() ?? ""] = all };
        }

        var balances = new Dictionary<string, Money>(StringComparer.Ordinal);
        foreach (var company in companies)
        {
            balances[company] = await GetBalanceAsync(customerId, company, cancel).ConfigureAwait(false);
        }

        return balances;
    }

    /// <summary>What the books say is left of one bill; less than its own <c>outstanding_amount</c> when two entries paid it at the same instant.</summary>
    /// <remarks>By the payment ledger: a credit that was reconciled with the bill afterwards is in it, and in the general ledger it is not.</remarks>
    public async Task<Money> GetLedgerRestAsync(Invoice invoice, CancellationToken cancel)
    {
        object[][] filters = [["party_type", "=", "Customer"], ["party", "=", invoice.CustomerId], ["delinked", "=", 0], ["against_voucher_type", "=", SalesInvoice],
            ["against_voucher_no", "=", invoice.Name]];
        var rows = await _call.SendAsync(
            c => _api.Page("Payment Ledger Entry", """[{"SUM":"amount_in_account_currency","as":"rest"}]""", FrappeJson.Write(filters), null, 0, 1, c),
            (response, body) => Rows(response, body), cancel).ConfigureAwait(false);
        return rows.Count == 0 ? Money.Zero : rows[0].Money("rest") ?? Money.Zero;
    }

    /// <summary>
    /// Why an entry of this day on this receivable account could not be booked: an account that takes none, a closed Accounting Period, no Fiscal Year, a frozen ledger;
    /// null when nothing speaks against it, or when the service user may not read periods and years (then the first refusal tells).
    /// </summary>
    public async Task<ClosedBooks?> FindClosedBooksAsync(string receivable, DateOnly day, CancellationToken cancel)
    {
        if (await GetAsync("Account", receivable, cancel).ConfigureAwait(false) is not { } account || account.Text("company") is not { } company)
        {
            return new ClosedBooks(ClosedBooksReason.NoAccount, receivable);
        }

        if ((WhyNoEntries(account) ?? await FindClosedPeriodAsync(company, day, cancel).ConfigureAwait(false)) is { } why)
        {
            return why;
        }

        return await GetAsync("Account", _accounts.ClearingAccount, cancel).ConfigureAwait(false) switch
        {
            null => new ClosedBooks(ClosedBooksReason.NoAccount, _accounts.ClearingAccount),
            { } clearing when clearing.Text("company") is { } owner && owner != company => new ClosedBooks(ClosedBooksReason.OtherCompany, _accounts.ClearingAccount),
            { } clearing => WhyNoEntries(clearing),
        };
    }

    private static ClosedBooks? WhyNoEntries(JsonElement account) =>
        account.Text("disabled") is null || account.Text("is_group") is null ? new(ClosedBooksReason.NotSaid, account.Text("name")!) :
        account.Flag("disabled") || account.Flag("is_group") || account.Text("freeze_account") == "Yes" ? new(ClosedBooksReason.NoEntries, account.Text("name")!) : null;

    private async Task<ClosedBooks?> FindClosedPeriodAsync(string company, DateOnly day, CancellationToken cancel)
    {
        var date = FrappeJson.Day(day);
        if (await MayReadAsync(() => PageAsync("Accounting Period", ["name"],
            [["company", "=", company], ["start_date", "<=", date], ["end_date", ">=", date], ["Closed Document", "document_type", "=", PaymentEntryType], ["Closed Document",
                "closed", "=", 1]],
            "name asc", 0, 1, cancel)).ConfigureAwait(false) is [var period])
        {
            return new ClosedBooks(ClosedBooksReason.ClosedPeriod, period.Text("name")!);
        }

        if (await MayReadAsync(() => PageAsync("Fiscal Year", ["name"], [["year_start_date", "<=", date], ["year_end_date", ">=", date], ["disabled", "=", 0]], "name asc", 0,
            1, cancel))
            .ConfigureAwait(false) is [])
        {
            return new ClosedBooks(ClosedBooksReason.NoFiscalYear, date);
        }

        var frozen = await MayReadAsync(async () => await GetAsync("Company", company, cancel).ConfigureAwait(false) is { } c ? [c] : []).ConfigureAwait(false);
        return frozen is [var books] && books.Date("accounts_frozen_till_date") >= day ? new(ClosedBooksReason.Frozen, company) : null;
    }

    /// <summary>Of these bills, those for which a Payment Request stands in a status that says that other software is collecting it.</summary>
    /// <param name="since">A request that nobody has touched since then holds no longer.</param>
    public async Task<IReadOnlySet<string>> ListCollectedAsync(IReadOnlyCollection<string> bills, DateTimeOffset since, CancellationToken cancel)
    {
        if (_collecting.Length == 0 || bills.Count == 0)
        {
            return new HashSet<string>();
        }

        var collected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in FrappeJson.InParts(bills))
        {
            // A site keeps its times without a zone; a day more or less is none to whoever waits ten.
            var rows = await PageAsync("Payment Request", ["reference_name"],
                [["reference_doctype", "=", SalesInvoice], ["reference_name", "in", part], ["docstatus", "=", 1], ["status", "in", _collecting],
                    ["modified", ">=", FrappeJson.Day(DateOnly.FromDateTime(since.UtcDateTime))]],
                "name asc", 0, Largest, cancel).ConfigureAwait(false);
            collected.UnionWith(rows.Select(r => r.Text("reference_name")).OfType<string>());
        }

        return collected;
    }

    private static async Task<List<JsonElement>?> MayReadAsync(Func<Task<List<JsonElement>>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            return null;
        }
    }

    /// <summary>The same of a customer's every bill.</summary>
    public static IReadOnlyList<Invoice> Unpaid(IEnumerable<Invoice> all) =>
        [.. all.Where(i => i.Outstanding > Money.Zero).OrderBy(i => i.DueOn).ThenBy(i => i.Name, StringComparer.Ordinal)];

    /// <summary>The customer's bill before this one; null when this is the first.</summary>
    public async Task<Invoice?> FindBeforeAsync(Invoice bill, CancellationToken cancel) =>
        (await PageAsync(SalesInvoice, InvoiceFields, [["customer", "=", bill.CustomerId], ["docstatus", "=", 1], ["is_return", "=", 0], ["posting_date", "<=",
            FrappeJson.Day(bill.PostedOn)]],
            "posting_date desc, name desc", 0, 10, cancel).ConfigureAwait(false))
            .Select(ToInvoice).FirstOrDefault(i => i.PostedOn < bill.PostedOn || string.CompareOrdinal(i.Name, bill.Name) < 0);

    /// <summary>One submitted bill; null when there is none of this name.</summary>
    public async Task<InvoiceDocument?> FindInvoiceAsync(string name, CancellationToken cancel)
    {
        if (await GetAsync(SalesInvoice, name, cancel).ConfigureAwait(false) is not { } doc || doc.Text("docstatus") != "1")
        {
            return null;
        }

        return new InvoiceDocument(
            ToInvoice(doc), doc.Money("net_total") ?? Money.Zero, doc.Flag("disable_rounded_total") ? Money.Zero : doc.Money("rounding_adjustment") ?? Money.Zero,
            [.. doc.Rows("items").Select(r => new InvoiceLine(r.Text("item_code") ?? r.Text("item_name") ?? "", r.Text("item_name") ?? "", r.Number("qty") ?? 0,
                r.Money("amount") ?? Money.Zero))],
            [.. doc.Rows("taxes").Select(r => new InvoiceTax(
                r.Text("account_head") ?? "", r.Text("description") ?? "", r.Number("rate") ?? 0,
                r.Money("tax_amount_after_discount_amount") ?? r.Money("tax_amount") ?? Money.Zero))],
            doc.Date("from_date"), doc.Date("to_date"))
        {
            CustomerName = doc.Text("customer_name"),
            CustomerAddress = FrappeErrors.AddressLines(doc.Text("address_display")),
        };
    }

    /// <summary>Submitted payments that touch this bill, newest first.</summary>
    public async Task<IReadOnlyList<PaymentEntry>> ListPaymentsOfInvoiceAsync(string invoiceName, CancellationToken cancel)
    {
        // Each payment may touch many bills.
        var rows = await PageAsync(PaymentEntryType, PaymentFields, [["Payment Entry Reference", "reference_name", "=", invoiceName], ["docstatus", "=", 1]],
            "posting_date desc, name desc", 0, Largest, cancel, new() { ["references"] = ["reference_name", "allocated_amount"] }).ConfigureAwait(false);
        return [.. rows.Select(ToPayment)];
    }

    /// <summary>The customer's account between two days, both included, one row a voucher in the order of the days.</summary>
    public async Task<IReadOnlyList<LedgerRow>> ListLedgerAsync(string customerId, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = new List<LedgerRow>();
        for (var start = 0; ; start += Largest)
        {
            var page = await PageAsync(
                "GL Entry", ["posting_date", "creation", "voucher_type", "voucher_no", "debit_in_account_currency", "credit_in_account_currency"],
                [["party_type", "=", "Customer"], ["party", "=", customerId], ["is_cancelled", "=", 0], ["account_currency", "=", "CAD"],
                    ["posting_date", "between", new[] { FrappeJson.Day(from), FrappeJson.Day(to) }]],
                "posting_date asc, creation asc, name asc", start, Largest, cancel).ConfigureAwait(false);
            rows.AddRange(page.Select(r => new LedgerRow(
                r.Date("posting_date") ?? from, r.Text("voucher_type") ?? "", r.Text("voucher_no") ?? "", r.Money("debit_in_account_currency")
                    ?? Money.Zero, r.Money("credit_in_account_currency") ?? Money.Zero)));
            if (page.Count < Largest)
            {
                break;
            }
        }

        // A payment of several bills is several rows; a row's own name is temporary and means nothing.
        return [.. rows.GroupBy(r => (r.VoucherType, r.VoucherName))
            .Select(g => g.First() with { Debit = new(g.Sum(r => r.Debit.Cents)), Credit = new(g.Sum(r => r.Credit.Cents)) })];
    }

    /// <summary>What was owed at the end of the day before; negative when we owed.</summary>
    public Task<Money> GetBalanceBeforeAsync(string customerId, DateOnly day, CancellationToken cancel)
    {
        return SumAsync([["party_type", "=", "Customer"], ["party", "=", customerId], ["is_cancelled", "=", 0], ["account_currency", "=", "CAD"],
            ["posting_date", "<", FrappeJson.Day(day)]],
            cancel);
    }

    private async Task<Money> SumAsync(object[][] filters, CancellationToken cancel)
    {
        var fields = """[{"SUM":"debit_in_account_currency","as":"debit"},{"SUM":"credit_in_account_currency","as":"credit"}]""";
        var rows = await _call.SendAsync(c => _api.Page("GL Entry", fields, FrappeJson.Write(filters), null, 0, 1, c),
            (response, body) => Rows(response, body), cancel).ConfigureAwait(false);
        return rows.Count == 0 ? Money.Zero : (rows[0].Money("debit") ?? Money.Zero) - (rows[0].Money("credit") ?? Money.Zero);
    }

    /// <summary>The bill as PDF (starts with <c>%PDF-</c>). Takes ERPNext seconds: callers cache, and ask two at a time.</summary>
    /// <param name="language"><c>fr</c> or <c>en</c></param>
    public Task<byte[]> DownloadPdfAsync(string invoiceName, string language, CancellationToken cancel) =>
        _call.DownloadAsync(
            c => _slow.Pdf(SalesInvoice, invoiceName, _accounts.PrintFormat, 0, language, language, c),
            (response, body) => !response.IsSuccessStatusCode ? throw FrappeErrors.From(_call, response, System.Text.Encoding.UTF8.GetString(body))
                : FrappeAnswers.Pdf(body),
            cancel);

    /// <summary>The Payment Entry of this name, whatever its state; null when ERPNext says there is none.</summary>
    public async Task<PaymentEntry?> FindPaymentEntryAsync(string name, CancellationToken cancel) =>
        await GetAsync(PaymentEntryType, name, cancel).ConfigureAwait(false) is { } doc ? ToPayment(doc) : null;

    /// <summary>Payment Entries that carry this reference and are not cancelled, ours or typed by hand.</summary>
    public async Task<IReadOnlyList<PaymentEntry>> FindByReferenceAsync(string referenceNo, CancellationToken cancel) =>
        [.. (await PageAsync(PaymentEntryType, PaymentFields, [["reference_no", "=", referenceNo], ["docstatus", "<", 2]], "name asc", 0, 10, cancel)
            .ConfigureAwait(false)).Select(ToPayment)];

    /// <summary>
    /// Writes and submits in one transaction. Returns the name that ERPNext gave it; whatever it throws, only a look by name tells whether it is there.
    /// </summary>
    public Task<string> InsertPaymentEntryAsync(NewPaymentEntry entry, CancellationToken cancel)
    {
        var (from, to) = entry.Receive ? (entry.Receivable, _accounts.ClearingAccount) : (_accounts.ClearingAccount, entry.Receivable);
        var document = new Dictionary<string, object?>
        {
            ["name"] = entry.Name,
            ["docstatus"] = 1,
            ["payment_type"] = entry.Receive ? "Receive" : "Pay",
            ["company"] = entry.Company,
            ["posting_date"] = FrappeJson.Day(entry.ReceivedOn),
            ["mode_of_payment"] = _accounts.ModeOfPayment,
            ["party_type"] = "Customer",
            ["party"] = entry.CustomerId,
            ["paid_from"] = from,
            ["paid_to"] = to,
            ["paid_amount"] = entry.Amount.Dollars,
            ["received_amount"] = entry.Amount.Dollars,
            ["reference_no"] = entry.ReferenceNo,
            ["reference_date"] = FrappeJson.Day(entry.ReceivedOn),
            ["references"] = entry.References.Where(r => r.Amount > Money.Zero).Select(r => new Dictionary<string, object?>
            {
                ["reference_doctype"] = SalesInvoice,
                ["reference_name"] = r.InvoiceName,
                ["allocated_amount"] = r.Amount.Dollars,
                ["payment_term"] = r.Term,
            }).ToList(),
        };
        return _call.SendAsync(
            c => _slow.Insert(PaymentEntryType, document, c),
            (response, body) => Data(response, body).Text("name") ?? throw new JsonException("A document without name."), cancel);
    }

    /// <summary>Submits a draft that is unchanged since it was read.</summary>
    public Task SubmitPaymentEntryAsync(PaymentEntry draft, CancellationToken cancel) =>
        _call.SendAsync(
            c => _api.Update(PaymentEntryType, draft.Name, new() { ["docstatus"] = 1, ["modified"] = draft.Version }, c),
            (response, body) => Data(response, body).ValueKind, cancel);

    private static Invoice ToInvoice(JsonElement row)
    {
        row.Demand(SalesInvoice, "name", "customer", "outstanding_amount", "company", "debit_to", "currency");
        var (grand, rounded) = (row.Money("grand_total") ?? Money.Zero, row.Money("rounded_total") ?? Money.Zero);
        var isBookedInCad = (row.Text("party_account_currency") ?? row.Text("currency")) == "CAD";
        return new Invoice(
            row.Text("name")!, row.Text("customer")!, row.Date("posting_date") ?? default, row.Date("due_date"), row.Flag("disable_rounded_total")
                || rounded == Money.Zero ? grand : rounded,
            row.Money("outstanding_amount") ?? Money.Zero, row.Flag("is_return"), row.Text("return_against"), row.Text("modified") ?? "")
        {
            Company = row.Text("company")!,
            DebitTo = row.Text("debit_to")!,
            Currency = row.Text("currency")!,
            IsCad = isBookedInCad && row.Text("currency") == "CAD",
            IsBookedInCad = isBookedInCad,
            Terms = [.. row.Rows("payment_schedule").Select(r => new InvoiceTerm(r.Text("payment_term"), r.Date("due_date"), r.Money("payment_amount") ?? Money.Zero,
                r.Money("outstanding") ?? Money.Zero))],
        };
    }

    private static PaymentEntry ToPayment(JsonElement row) => new(
        row.Demand(PaymentEntryType, "name", "docstatus", "payment_type", "party", "paid_amount", "unallocated_amount").Text("name")!, int.Parse(row.Text("docstatus")!,
            System.Globalization.CultureInfo.InvariantCulture), row.Text("payment_type") ?? "", row.Text("party") ?? "",
        row.Money("paid_amount") ?? Money.Zero, row.Money("unallocated_amount") ?? Money.Zero, row.Text("reference_no"), row.Date("posting_date")
            ?? default, row.Text("mode_of_payment"),
        row.Text("modified") ?? "", [.. row.Rows("references").Select(r => new Allocation(r.Text("reference_name") ?? "", r.Money("allocated_amount") ?? Money.Zero))])
    {
        Company = row.Text("company"),
        PartyAccount = row.Text(row.Text("payment_type") == "Receive" ? "paid_from" : "paid_to"),
    };

    /// <param name="tables">Fields of child tables, which come with the list.</param>
    private Task<List<JsonElement>> PageAsync(
        string doctype, string[] fields, object[][] filters, string order, int start, int limit, CancellationToken cancel, Dictionary<string, string[]>? tables = null) =>
        _call.SendAsync(
            c => _api.Page(doctype, FrappeJson.Write((object[])(tables is null ? [.. fields] : [.. fields, tables])), FrappeJson.Write(filters), order, start, limit, c),
            (response, body) => Rows(response, body).ConvertAll(r => r.Demand(doctype, [.. fields, .. tables?.Keys.ToArray() ?? []])), cancel);

    private Task<JsonElement?> GetAsync(string doctype, string name, CancellationToken cancel) =>
        _call.SendAsync<JsonElement?>(
            c => _api.Get(doctype, name, c), (response, body) => FrappeAnswers.Find(_call, response, body), cancel);

    private List<JsonElement> Rows(HttpResponseMessage response, string body) =>
        Data(response, body) is { ValueKind: JsonValueKind.Array } rows ? [.. rows.EnumerateArray()] : throw new JsonException("A list was expected.");

    private JsonElement Data(HttpResponseMessage response, string body) => FrappeAnswers.Data(_call, response, body);
}
