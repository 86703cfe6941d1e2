namespace Gigafibre.Portal.Features.Support;

/// <summary>Everything that the pages about tickets ask, in one hand.</summary>
public sealed record TicketDesk(TicketService Tickets, TicketReader Reader, TicketPdf Pdf);
