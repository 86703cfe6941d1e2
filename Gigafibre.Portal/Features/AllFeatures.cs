using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Help;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.Housekeeping;
using Gigafibre.Portal.Features.Installations;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Lookup;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Ops;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.Quotations;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Features.Telephony;

namespace Gigafibre.Portal.Features;

/// <summary>Every feature of the portal: a folder, and its name here.</summary>
public static class AllFeatures
{
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration) => services
        .AddMessages()
        .AddSignIn().AddPasskeys().AddContacts().AddPeople()
        .AddModems().AddLines()
        .AddDiagnosis(configuration)
        .AddLineChanges()
        .AddSupport().AddSubscriptions().AddQuotations().AddTelephony().AddLookup()
        .AddInvoices()
        .AddPayments()
        .AddSavedMethods().AddAutopay().AddDunning()
        .AddStickers().AddInstallations()
        .AddStaff(configuration)
        .AddOps().AddSearch()
        .AddFindings().AddAudit()
        .AddPrivacy()
        .AddHome().AddHelp()
        .AddDesk()
        .AddHousekeeping();
}
