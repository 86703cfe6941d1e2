namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Everything that a page about automatic payment asks, in one hand.</summary>
public sealed record AutopayDesk(AutopayAgreements Agreements, DebitChoices Choices, AutopayHolds Holds, AgreementTerms Terms);
