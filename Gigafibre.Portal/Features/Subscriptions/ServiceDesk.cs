namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Everything that the pages about services ask, in one hand.</summary>
public sealed record ServiceDesk(MyServices Services, ServiceRequests Requests, RequestMessages Messages, RequestPdf Pdf);
