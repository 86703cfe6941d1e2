using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Core;

public static class Links
{
    public const string Front = "/";
    public const string Home = "/home";

    /// <summary>For whoever came to a page that their access does not open.</summary>
    public const string HomeClosed = "/home?closed=true";
    public const string People = "/people";
    public const string MyAccess = "/people/mine";
    public const string Help = "/help";
    public const string Payments = "/payments";
    public const string Line = "/line";
    public const string LineChange = "/line/change";
    public const string Speed = "/line/speed";
    public const string Lamps = "/line/lights";
    public const string Modems = "/modems";
    public const string SignIn = "/signin";
    public const string SignInFirst = "/signin?first=true";
    public const string SignInByPasskey = "/signin/passkey";
    public const string MyData = "/account/data";
    public const string Passkeys = "/account/passkeys";
    public const string Account = "/account";
    public const string Accounts = "/accounts";
    public const string Invoices = "/invoices";
    public const string Statement = "/statement";
    public const string Pay = "/pay";
    public const string PayInstalment = "/pay?handler=Instalment";
    public const string SignedOut = "/session";
    public const string SessionEnded = "/session?ended=true";

    /// <summary>After somebody gave up the access to another's account.</summary>
    public const string AccessLeft = SessionEnded + "&left=true";
    public const string DeskEnded = "/session?ended=true&desk=true";
    public const string Internal = "/internal";
    public const string StaffSignOut = "/session/staff";
    public const string Stickers = "/internal/stickers";
    public const string StickerHistory = "/internal/stickers/history";
    public const string SignInAtProvider = "/signin/account";
    public const string Terms = "/conditions";
    public const string Privacy = "/confidentialite";
    public const string Accessibility = "/accessibilite";

    public static string Scan(MacAddress mac, string? key) => key is null ? $"/q/{mac.Compact}" : $"/q/{mac.Compact}?k={Uri.EscapeDataString(key)}";

    public static string StartOver(MacAddress? mac, string? key) => mac is { } m ? Scan(m, key) : SignIn;

    public static string Code(MacAddress? mac, string? key, string? query = null) =>
        (mac is { } m ? $"/q/{m.Compact}/code" : "/signin/code") + QueryString.Create([.. Given("k", key), .. Given(query, "true")]);

    public static string SeeHere(string? key) => "?handler=Here" + (key is null ? "" : $"&k={Uri.EscapeDataString(key)}");

    public static string SendAgain(string? key) => "?handler=Again" + (key is null ? "" : $"&k={Uri.EscapeDataString(key)}");

    private static KeyValuePair<string, string?>[] Given(string? name, string? value) => name is null || value is null ? [] : [new(name, value)];

    public static string Batch(Guid id) => $"/internal/stickers/{id}";

    public static string StickerSheet(Guid id, QueryString labels) => $"{Batch(id)}/sheet{labels}";

    public static string StickerCss(Guid id, QueryString labels) => StickerSheet(id, labels) + "&handler=Css";

    public static string StickerPdf(Guid id, QueryString labels) => $"{Batch(id)}{labels}&handler=Pdf";

    public static string StickerZpl(Guid id, QueryString labels, int dpi) => FormattableString.Invariant($"{Batch(id)}{labels}&handler=Zpl&dpi={dpi}");

    public static string Verify(MacAddress mac, string? key, string? place = null) =>
        $"/internal/verify/{mac.Compact}" + QueryString.Create([.. Given("k", key), .. Given("place", place)]);

    public static string VerifyChecks(MacAddress mac, string? key, string? place) =>
        $"/internal/verify/{mac.Compact}" + QueryString.Create([new("handler", "Checks"), .. Given("k", key), .. Given("place", place)]);

    public static string Certify(MacAddress mac, string? key, string? place) =>
        $"/internal/installations/{mac.Compact}" + QueryString.Create([.. Given("k", key), .. Given("place", place)]);

    public static string Certificate(Guid id) => $"/internal/certificates/{id}";

    public static string StickerHistoryOf(MacAddress mac) => $"{StickerHistory}?mac={mac.Compact}";

    public const string DeskPayments = "/internal/payments";
    public const string DeskPaymentList = "/internal/payments/all";
    public const string DeskWork = "/internal/work";
    public const string DeskAudit = "/internal/audit";
    public const string DeskSessions = "/internal/sessions";
    public const string DeskIncidents = "/internal/incidents";
    public const string DeskMessages = "/internal/messages";
    public const string Access = "/account/access";
    public const string Messages = "/account/messages";
    public const string Contacts = "/account/contacts";
    public const string Notices = "/account/notices";
    public const string Methods = "/account/methods";
    public const string Autopay = "/account/autopay";
    public const string DeskAutopay = "/internal/autopay";
    public const string Time = "/account/time";
    public const string DeskDunning = "/internal/dunning";

    public const string Helper = "/line/helper";

    public static string Helped(string token) => $"/h/{token}";

    /// <summary>After a press: what a mere look at the link does not show.</summary>
    public static string HelpedLook(string token) => $"/h/{token}?look=true";

    public const string HelpOffer = "/tickets/new?handler=Offer";

    public static string HelpPage(string slug) => $"{Help}/{slug}";

    public const string Tickets = "/tickets";
    public const string WriteTicket = "/tickets/new";
    public const string CallMe = "/tickets/call";

    public static string Ticket(string number) => $"{Tickets}/{PathText.Encode(number)}";

    public static string TicketPdf(string number) => Ticket(number) + "?handler=Pdf";

    public static string TicketFile(string number, string message, int index) =>
        Ticket(number) + QueryString.Create(
            [.. Given("handler", "File"), .. Given("message", message), .. Given("n", index.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    public const string Services = "/services";
    public const string Quotations = "/quotes";
    public const string Requests = "/requests";
    public const string DeskRequests = "/internal/requests";

    public static string Quotation(string name) => $"{Quotations}/{PathText.Encode(name)}";

    public static string Contract(string name) => $"/contracts/{PathText.Encode(name)}";

    public static string Service(string name) => $"{Services}/{PathText.Encode(name)}";

    public static string ServiceAct(string name, string act) => $"{Service(name)}/{act}";

    public static string Request(string number) => $"{Requests}/{number}";

    public static string RequestPdf(string number) => Request(number) + "?handler=Pdf";

    public static string Debit(Guid id) => $"{Autopay}/{id}";

    public static string DeskDebit(Guid id) => $"{DeskAutopay}?debit={id}";

    public static string DeskDunningOf(string customer) => DeskDunning + QueryString.Create("customer", customer);

    public static string Unshare(Guid method, string account) =>
        Methods + QueryString.Create(new Dictionary<string, string?> { ["unshare"] = method.ToString(), ["account"] = account });

    public static string MethodAdded(Guid id) => $"{Methods}?added={id:N}";

    public static string DeskCustomer(string id) => $"/internal/customers/{PathText.Encode(id)}";

    public static string DeskMessageKind(string kind) => $"{DeskMessages}/{kind}";

    public static string DeskPrivacy(string id) => DeskCustomer(id) + "/data";

    public static string DeskModem(MacAddress mac, Guid? diagnosis = null) => $"/internal/modems/{mac.Compact}" + (diagnosis is { } d ? $"?d={d}" : "");

    public const string DeskTickets = "/internal/tickets";
    public const string DeskToday = "/internal/today";
    public const string DeskTrouble = "/internal/lines/down";
    public const string DeskFalling = "/internal/lines/falling";

    public static string DeskLineChange(MacAddress mac) => $"/internal/modems/{mac.Compact}/change";

    public static string DeskDiagnosis(string code) => $"/internal/snapshots/{code}";

    public static string DeskModemEvents(MacAddress mac, Guid diagnosis) => $"/internal/modems/{mac.Compact}?handler=Events&d={diagnosis}";

    public static string DeskPayment(Guid id) => $"/internal/payments/{id}";

    public static string SignInRefused(string why) => $"/signin/refused?why={why}";

    public static string Invoice(string name) => $"/invoices/{PathText.Encode(name)}";

    public static string InvoicePdf(string name) => $"/invoices/{PathText.Encode(name)}/pdf";

    public static string StatementFile(string kind, DateOnly from, DateOnly to) => $"{Statement}?handler={kind}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";

    public static string Payment(Guid id) => $"/payments/{id}";

    public static string PaymentReceipt(Guid id) => $"/payments/{id}/receipt";

    public static string ReceiptPdf(Guid id) => PaymentReceipt(id) + "?handler=Pdf";

    public static string ReceiptAnswer(Guid id, string mail) => $"{PaymentReceipt(id)}?mail={mail}";

    public static string PaymentReturn(Guid id, string token) => $"/payments/return?p={id:N}&t={token}";

    public static string UndoContact(string token) => $"/contact/undo/{token}";

    public static string PayLink(string token) => $"/pay/{token}";

    public static string Receipt(MacAddress mac) => $"/q/{mac.Compact}/code?handler=Receipt";

    public static string HomeEvents(Guid diagnosis) => $"{Home}?handler=Events&d={diagnosis}";

    public const string WifiCard = "/line/wifi-card";

    public static string LineEvents(Guid diagnosis) => $"/line?handler=Events&d={diagnosis}";
}
