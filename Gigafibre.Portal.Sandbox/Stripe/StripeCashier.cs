using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>What happens to money: confirming a page, bank debits that go through or bounce, refunds, disputes. Tells what it did.</summary>
public sealed class StripeCashier(StripeAccount account)
{
    public enum Outcome
    {
        Paid,
        Declined,
        NeedsAuthentication,
        Processing,
        NeedsMicrodeposits,
        NotOpen,
    }

    public Outcome PayByCard(string sessionId, string number, bool authenticated = false) => account.Transact(() =>
    {
        if (Open(sessionId) is not { } session)
        {
            return Outcome.NotOpen;
        }

        var intent = IntentOf(session);
        var last4 = number.Length >= 4 ? number[^4..] : "4242";
        switch (number)
        {
            case "4000000000000002" or "4000000000009995":
                Fail(intent, "card", "card_declined", number.EndsWith("9995", StringComparison.Ordinal) ? "insufficient_funds" : "generic_decline", last4);
                return Outcome.Declined;
            case "4000002500003155" when !authenticated:
                (intent["status"], intent["next_action"]) = ("requires_action", null);
                return Outcome.NeedsAuthentication;
            default:
                Succeed(session, intent, "card", last4);
                return Outcome.Paid;
        }
    });

    public Outcome PayByKlarna(string sessionId, bool accepted) => account.Transact(() =>
    {
        if (Open(sessionId) is not { } session)
        {
            return Outcome.NotOpen;
        }

        var intent = IntentOf(session);
        if (!accepted)
        {
            Fail(intent, "klarna", "payment_method_customer_decline", null, null);
            return Outcome.Declined;
        }

        Succeed(session, intent, "klarna", null);
        return Outcome.Paid;
    });

    /// <summary>Account 000222222227 has no money; 900… accounts take longer; anything else goes through.</summary>
    public Outcome PayByDebit(string sessionId, string bankAccount, bool instantVerification) => account.Transact(() =>
    {
        if (Open(sessionId) is not { } session)
        {
            return Outcome.NotOpen;
        }

        var intent = IntentOf(session);
        (session["status"], session["payment_status"], session["url"]) = ("complete", "unpaid", null);
        if (instantVerification)
        {
            StartDebit(session, intent, bankAccount);
            account.Tell("checkout.session.completed", session);
            return Outcome.Processing;
        }

        intent["status"] = "requires_action";
        intent["next_action"] = new JsonObject
        {
            ["type"] = "verify_with_microdeposits",
            ["verify_with_microdeposits"] = new JsonObject
            {
                ["arrival_date"] = StripeObjects.Now + 172800,
                ["hosted_verification_url"] = session["success_url"]!.ToString().Split("/payments", 2)[0] + "/verify-not-set",
                ["microdeposit_type"] = "amounts",
            },
        };
        intent["metadata"]!["sandbox_account"] = bankAccount;
        account.Tell("payment_intent.requires_action", intent);
        account.Tell("checkout.session.completed", session);
        return Outcome.NeedsMicrodeposits;
    });

    public void SetVerificationUrl(string sessionId, string url) => account.Transact(() =>
    {
        IntentOf(account.Find(sessionId, "checkout.session"))["next_action"]!["verify_with_microdeposits"]!["hosted_verification_url"] = url;
        return true;
    });

    /// <summary>32 and 45 cents are right; anything else is not.</summary>
    public bool Verify(string sessionId, int first, int second) => account.Transact(() =>
    {
        var session = account.Find(sessionId, "checkout.session");
        var intent = IntentOf(session);
        if (intent["status"]!.ToString() != "requires_action" || (first, second) is not ((32, 45) or (45, 32)))
        {
            return false;
        }

        StartDebit(session, intent, intent["metadata"]!["sandbox_account"]!.ToString());
        return true;
    });

    /// <summary>Null when the payment is past giving up: a debit at the bank, or money that arrived.</summary>
    public JsonObject? Cancel(string intentId, string? reason) => account.Transact(() =>
    {
        var intent = account.Find(intentId, "payment_intent");
        if (account.All("checkout.session").Any(s => s["payment_intent"]?.ToString() == intentId) && intent["status"]!.ToString() != "requires_capture")
        {
            throw new StripeRefusalException(400, "invalid_request_error", null, "You cannot perform this action on PaymentIntents created by Checkout.");
        }

        if (intent["status"]!.ToString() is "processing" or "succeeded" or "canceled")
        {
            return null;
        }

        (intent["status"], intent["next_action"], intent["canceled_at"], intent["cancellation_reason"]) = ("canceled", null, StripeObjects.Now, reason);
        account.Tell("payment_intent.canceled", intent);
        return intent;
    });

    public bool Expire(string sessionId) => account.Transact(() =>
    {
        if (Open(sessionId) is not { } session)
        {
            return false;
        }

        (session["status"], session["url"]) = ("expired", null);
        account.Tell("checkout.session.expired", session);
        return true;
    });

    public JsonObject Refund(string intentId, long? wanted, string? reason, JsonObject? metadata = null) => account.Transact(() =>
    {
        var intent = account.Find(intentId, "payment_intent");
        var charge = account.Find(intent["latest_charge"]?.ToString() ?? "", "charge");
        if (account.All("dispute").Any(d => d["charge"]!.ToString() == charge["id"]!.ToString() && d["is_charge_refundable"]!.GetValue<bool>() is false
            && d["status"]!.ToString() != "won"))
        {
            throw new StripeRefusalException(400, "invalid_request_error", "charge_disputed", $"Charge {charge["id"]} has been charged back; cannot issue a refund.");
        }

        var left = StripeObjects.Number(charge["amount"]) - StripeObjects.Number(charge["amount_refunded"]);
        var amount = wanted ?? left;
        if (left == 0)
        {
            throw new StripeRefusalException(400, "invalid_request_error", "charge_already_refunded", $"Charge {charge["id"]} has already been refunded.");
        }

        if (amount > left)
        {
            throw new StripeRefusalException(400, "invalid_request_error", "amount_too_large", $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})");
        }

        (charge["amount_refunded"], charge["refunded"]) = (StripeObjects.Number(charge["amount_refunded"]) + amount, amount == left);
        var refund = account.Add(StripeObjects.Refund(StripeObjects.NewId("re"), charge, amount, reason, account.RefundTakes is null ? "succeeded" : "pending"));
        refund["metadata"] = metadata?.DeepClone() ?? new JsonObject();
        if (account.RefundTakes is { } takes)
        {
            account.Later(takes, () =>
            {
                if (refund["status"]!.ToString() == "pending")
                {
                    refund["status"] = "succeeded";
                    account.Tell("refund.updated", refund);
                }
            });
        }

        account.Tell("refund.created", refund);
        account.Tell("charge.refunded", charge);
        account.Tell("refund.updated", refund);
        return refund;
    });

    /// <summary>The customer's bank would not have a refund: the money is ours again.</summary>
    public void FailRefund(string refundId) => account.Transact(() =>
    {
        var refund = account.Find(refundId, "refund");
        var charge = account.Find(refund["charge"]!.ToString(), "charge");
        (charge["amount_refunded"], charge["refunded"]) = (StripeObjects.Number(charge["amount_refunded"]) - StripeObjects.Number(refund["amount"]), false);
        refund["status"] = "failed";
        account.Tell("refund.failed", refund);
        account.Tell("refund.updated", refund);
        return true;
    });

    /// <summary>The bank takes a debit back: final, no questions asked.</summary>
    public void Bounce(string intentId, string reason = "insufficient_funds") => account.Transact(() =>
    {
        var charge = account.Find(account.Find(intentId, "payment_intent")["latest_charge"]!.ToString(), "charge");
        charge["disputed"] = true;
        var dispute = account.Add(StripeObjects.Dispute(charge, reason, "lost"));
        account.Tell("charge.dispute.created", dispute);
        account.Tell("charge.dispute.funds_withdrawn", dispute);
        account.Tell("charge.dispute.closed", dispute);
        return true;
    });

    /// <summary>The cardholder asks the bank for the money back; the bank asks us.</summary>
    public string Dispute(string intentId, string reason = "fraudulent") => account.Transact(() =>
    {
        var charge = account.Find(account.Find(intentId, "payment_intent")["latest_charge"]!.ToString(), "charge");
        charge["disputed"] = true;
        var dispute = account.Add(StripeObjects.Dispute(charge, reason, "needs_response"));
        dispute["evidence_details"]!["due_by"] = StripeObjects.Now + 604800;
        account.Tell("charge.dispute.created", dispute);
        return dispute["id"]!.ToString();
    });

    public void CloseDispute(string disputeId, bool won) => account.Transact(() =>
    {
        var dispute = account.Find(disputeId, "dispute");
        dispute["status"] = won ? "won" : "lost";
        account.Tell("charge.dispute.closed", dispute);
        return true;
    });

    /// <summary>Other software on the account debits a bill, and says so in its own way.</summary>
    public string DebitByOthers(string invoice, long amount, string key = "erpnext_invoice") => account.Transact(() =>
    {
        var session = new JsonObject { ["amount_total"] = amount, ["currency"] = "cad", ["customer"] = null, ["payment_method_types"] = new JsonArray("acss_debit") };
        var intent = account.Add(StripeObjects.Intent(StripeObjects.NewId("pi"), session, new JsonObject { ["metadata"] = new JsonObject { [key] = invoice } }));
        intent["status"] = "processing";
        account.Tell("payment_intent.processing", intent);
        return intent["id"]!.ToString();
    });

    public void FailOthers(string intentId) => account.Transact(() =>
    {
        var intent = account.Find(intentId, "payment_intent");
        intent["status"] = "requires_payment_method";
        account.Tell("payment_intent.payment_failed", intent);
        return true;
    });

    private JsonObject? Open(string sessionId)
    {
        var session = account.Find(sessionId, "checkout.session");
        if (StripeObjects.Number(session["expires_at"]) < StripeObjects.Now && session["status"]!.ToString() == "open")
        {
            (session["status"], session["url"]) = ("expired", null);
            account.Tell("checkout.session.expired", session);
        }

        return session["status"]!.ToString() == "open" ? session : null;
    }

    private JsonObject IntentOf(JsonObject session)
    {
        if (session["payment_intent"]?.ToString() is { } id)
        {
            return account.Find(id, "payment_intent");
        }

        var intent = account.Add(StripeObjects.Intent(StripeObjects.NewId("pi"), session, session["sandbox_intent_data"] as JsonObject));
        session["payment_intent"] = intent["id"]!.DeepClone();
        account.Tell("payment_intent.created", intent);
        return intent;
    }

    private void Succeed(JsonObject session, JsonObject intent, string method, string? last4)
    {
        Receive(intent, account.Add(StripeObjects.Charge(intent, method, "succeeded", last4)));
        (session["status"], session["payment_status"], session["url"]) = ("complete", "paid", null);
        account.Tell("checkout.session.completed", session);
    }

    private void Receive(JsonObject intent, JsonObject charge)
    {
        (intent["status"], intent["amount_received"], intent["latest_charge"], intent["last_payment_error"], intent["next_action"]) =
            ("succeeded", intent["amount"]!.DeepClone(), charge["id"]!.DeepClone(), null, null);
        intent["payment_method"] = charge["payment_method"]!.DeepClone();
        account.Tell("charge.succeeded", charge);
        account.Tell("payment_intent.succeeded", intent);
    }

    /// <summary>Charges a card that was kept.</summary>
    public void TakeCard(JsonObject intent, string methodId, string last4)
    {
        var charge = account.Add(StripeObjects.Charge(intent, "card", "succeeded", last4));
        charge["payment_method"] = methodId;
        Receive(intent, charge);
    }

    public void RefuseCard(JsonObject intent, string code, string? decline, string? advice, string last4)
    {
        Fail(intent, "card", code, decline, last4);
        if (advice is not null)
        {
            intent["last_payment_error"]!["advice_code"] = advice;
        }
    }

    private void Fail(JsonObject intent, string method, string code, string? decline, string? last4)
    {
        var charge = account.Add(StripeObjects.Charge(intent, method, "failed", last4));
        (charge["failure_code"], charge["failure_message"], charge["paid"]) = (code, "Your payment was declined.", false);
        var error = new JsonObject
        {
            ["charge"] = charge["id"]!.DeepClone(),
            ["code"] = code,
            ["message"] = "Your payment was declined.",
            ["type"] = method == "card" ? "card_error" : "invalid_request_error"
        };
        if (decline is not null)
        {
            error["decline_code"] = decline;
        }

        (intent["status"], intent["last_payment_error"], intent["latest_charge"], intent["next_action"]) = ("requires_payment_method", error, charge["id"]!.DeepClone(), null);
        account.Tell("charge.failed", charge);
        account.Tell("payment_intent.payment_failed", intent);
    }

    /// <param name="session">The page that it came from, if it came from one.</param>
    /// <param name="fails">What the bank will say; null lets the account number decide.</param>
    public void StartDebit(JsonObject? session, JsonObject intent, string bankAccount, string? fails = null)
    {
        var charge = account.Add(StripeObjects.Charge(intent, "acss_debit", "pending", bankAccount.Length >= 4 ? bankAccount[^4..] : null));
        (intent["status"], intent["latest_charge"], intent["next_action"]) = ("processing", charge["id"]!.DeepClone(), null);
        account.Tell("payment_intent.processing", intent);
        account.Tell("charge.pending", charge);
        account.Later(account.DebitTakes, () => EndDebit(session, intent, charge, fails
            ?? (bankAccount.EndsWith("222222227", StringComparison.Ordinal) ? "insufficient_funds" : null)));
    }

    private void EndDebit(JsonObject? session, JsonObject intent, JsonObject charge, string? fails)
    {
        if (fails is not null)
        {
            (charge["status"], charge["failure_code"], charge["failure_message"]) = ("failed", fails, "The customer's bank account could not be debited.");
            (intent["status"], intent["last_payment_error"]) = ("requires_payment_method",
                new JsonObject
                {
                    ["charge"] = charge["id"]!.DeepClone(),
                    ["code"] = "payment_intent_payment_attempt_failed",
                    ["decline_code"] = fails,
                    ["message"] = "The customer's bank account could not be debited.",
                    ["type"] = "invalid_request_error"
                });
            account.Tell("charge.failed", charge);
            account.Tell("payment_intent.payment_failed", intent);
            if (session is not null)
            {
                account.Tell("checkout.session.async_payment_failed", session);
            }

            return;
        }

        (charge["status"], charge["paid"], charge["captured"], charge["amount_captured"], charge["balance_transaction"]) = ("succeeded", true, true,
            charge["amount"]!.DeepClone(), StripeObjects.NewId("txn"));
        Receive(intent, charge);
        if (session is not null)
        {
            session["payment_status"] = "paid";
            account.Tell("checkout.session.async_payment_succeeded", session);
        }
    }
}
