namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>Lets the bank days pass and the events go out, in every world.</summary>
public sealed class StripeBackground(Worlds worlds, IHttpClientFactory clients) : BackgroundService
{
    public const string Client = "stripe-webhooks";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var world in worlds.All.Where(w => !w.Stripe.Webhooks.Held))
            {
                world.Stripe.PassTime();
                using var http = clients.CreateClient(Client);
                await world.Stripe.Webhooks.DeliverAsync(http);
            }
        }
    }
}
