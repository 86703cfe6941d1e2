using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>Ways to pay that are kept: set up on a hosted page, verified by micro-deposits, renewed by the network, revoked at the bank, detached.</summary>
public sealed class StripeMethods(StripeAccount account)
{
    /// <summary>Notes of ours on an object; nobody outside sees them.</summary>
    public const string Number = "sandbox_number";
    private const string Tries = "sandbox_tries";
    private const int MostTries = 3;

    /// <summary>Keeps a card. <c>4000000000000002</c> is refused; <c>…3155</c> and <c>…3184</c> ask for the cardholder.</summary>
    public StripeCashier.Outcome KeepCard(string sessionId, string number, bool authenticated = false, int year = 2030, int month = 12) => account.Transact(() =>
    {
        if (Open(sessionId) is not { } session)
        {
            return StripeCashier.Outcome.NotOpen;
        }

        if (number is "4000000000000002" or "4000000000009995")
        {
            return StripeCashier.Outcome.Declined;
        }

        if (number is "4000002500003155" or "4000002760003184" && !authenticated)
        {
            return StripeCashier.Outcome.NeedsAuthentication;
        }

        var method = account.Add(StripeMethodObjects.Card(session["customer"]!.ToString(), number, year, month));
        Finish(session, SetupOf(session), method, null);
        return StripeCashier.Outcome.Paid;
    });

    /// <summary>Keeps a bank account, at once or when two small deposits were typed back.</summary>
    public StripeCashier.Outcome KeepDebit(string sessionId, string bankAccount, bool instantVerification) => account.Transact(() =>
    {
        if (Open(sessionId) is not { } session)
        {
            return StripeCashier.Outcome.NotOpen;
        }

        var setup = SetupOf(session);
        var method = account.Add(StripeMethodObjects.BankAccount(session["customer"]!.ToString(), bankAccount));
        var mandate = account.Add(StripeMethodObjects.Mandate(method["id"]!.ToString(), session["sandbox_mandate"] as JsonObject));
        if (instantVerification)
        {
            Finish(session, setup, method, mandate);
            return StripeCashier.Outcome.Paid;
        }

        (setup["payment_method"], setup["mandate"], setup["status"]) = (method["id"]!.DeepClone(), mandate["id"]!.DeepClone(), "requires_action");
        setup["next_action"] = new JsonObject
        {
            ["type"] = "verify_with_microdeposits",
            ["verify_with_microdeposits"] = new JsonObject
            {
                ["arrival_date"] = StripeObjects.Now + 172800,
                ["hosted_verification_url"] = session["url"]?.ToString() + "/verify",
                ["microdeposit_type"] = "amounts",
            },
        };
        Complete(session, setup);
        account.Tell("setup_intent.requires_action", setup);
        account.Tell("checkout.session.completed", session);
        return StripeCashier.Outcome.NeedsMicrodeposits;
    });

    /// <summary>32 and 45 cents are right. The third wrong try is the last.</summary>
    public bool Verify(string sessionId, int first, int second) => account.Transact(() =>
    {
        var session = account.Find(sessionId, "checkout.session");
        var setup = account.Find(session["setup_intent"]!.ToString(), "setup_intent");
        if (setup["status"]!.ToString() != "requires_action")
        {
            return false;
        }

        if ((first, second) is (32, 45) or (45, 32))
        {
            Activate(setup, account.Find(setup["payment_method"]!.ToString(), "payment_method"), account.Find(setup["mandate"]!.ToString(), "mandate"));
            return true;
        }

        setup[Tries] = StripeObjects.Number(setup[Tries]) + 1;
        if (StripeObjects.Number(setup[Tries]) >= MostTries)
        {
            FailSetup(setup, "payment_method_microdeposit_verification_attempts_exceeded");
        }

        return false;
    });

    /// <summary>Ten days went by, and nobody typed the amounts.</summary>
    public void LetVerificationEnd(string setupId) => account.Transact(() =>
    {
        FailSetup(account.Find(setupId, "setup_intent"), "payment_method_microdeposit_verification_timeout");
        return true;
    });

    /// <summary>The bank, or the customer at the bank, ended the agreement.</summary>
    public void Revoke(string mandateId) => account.Transact(() =>
    {
        var mandate = account.Find(mandateId, "mandate");
        mandate["status"] = "inactive";
        account.Tell("mandate.updated", mandate);
        return true;
    });

    /// <summary>The network gave the card a new number and date, without anybody asking.</summary>
    public void Renew(string methodId, string last4, int year, int month) => account.Transact(() =>
    {
        var method = account.Find(methodId, "payment_method");
        (method["card"]!["last4"], method["card"]!["exp_year"], method["card"]!["exp_month"]) = (last4, year, month);
        account.Tell("payment_method.automatically_updated", method);
        return true;
    });

    /// <summary>What the next charges of this way to pay are answered; null lets them through again.</summary>
    public void Decline(string methodId, string? code, string? decline = null, string? advice = null) => account.Transact(() =>
    {
        account.Find(methodId, "payment_method")["sandbox_decline"] = code is null ? null : Refusal(code, decline, advice);
        return true;
    });

    public static JsonObject Refusal(string code, string? decline, string? advice) => new() { ["code"] = code, ["decline"] = decline, ["advice"] = advice };

    public JsonObject Detach(string methodId) => account.Transact(() =>
    {
        var method = account.Find(methodId, "payment_method");
        if (method["customer"] is null)
        {
            throw new StripeRefusalException(400, "invalid_request_error", null,
                "The payment method you provided is not attached to a customer so detachment is impossible.");
        }

        method["customer"] = null;
        account.Tell("payment_method.detached", method);
        return method;
    });

    private void Finish(JsonObject session, JsonObject setup, JsonObject method, JsonObject? mandate)
    {
        Complete(session, setup);
        Activate(setup, method, mandate);
        account.Tell("checkout.session.completed", session);
    }

    private void Activate(JsonObject setup, JsonObject method, JsonObject? mandate)
    {
        (setup["payment_method"], setup["mandate"], setup["status"], setup["next_action"]) =
            (method["id"]!.DeepClone(), mandate?["id"]!.DeepClone(), "succeeded", null);
        account.Tell("payment_method.attached", method);
        if (mandate is not null)
        {
            mandate["status"] = "active";
            account.Tell("mandate.updated", mandate);
        }

        account.Tell("setup_intent.succeeded", setup);
    }

    private void FailSetup(JsonObject setup, string code)
    {
        (setup["status"], setup["next_action"]) = ("requires_payment_method", null);
        setup["last_setup_error"] = new JsonObject { ["code"] = code, ["message"] = "The bank account could not be verified.", ["type"] = "invalid_request_error" };
        account.Tell("setup_intent.setup_failed", setup);
    }

    private static void Complete(JsonObject session, JsonObject setup) =>
        (session["status"], session["payment_status"], session["url"], session["setup_intent"]) = ("complete", "no_payment_required", null, setup["id"]!.DeepClone());

    private JsonObject SetupOf(JsonObject session)
    {
        var setup = account.Add(StripeMethodObjects.Setup(session));
        account.Tell("setup_intent.created", setup);
        return setup;
    }

    private JsonObject? Open(string sessionId)
    {
        var session = account.Find(sessionId, "checkout.session");
        return session["status"]!.ToString() == "open" && session["mode"]!.ToString() == "setup"
            && long.Parse(session["expires_at"]!.ToString(), CultureInfo.InvariantCulture) > StripeObjects.Now ? session : null;
    }
}
