namespace Gigafibre.Portal.Features.SignIn;

public static class VisitorContext
{
    public static Visitor Visitor(this HttpContext context) =>
        context.Features.Get<Visitor>() ?? throw new InvalidOperationException("This page is not behind the visitor policy.");
}
