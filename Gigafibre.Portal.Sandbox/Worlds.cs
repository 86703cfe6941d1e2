using System.Collections.Concurrent;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Sandbox;

public sealed class Worlds(IOptions<SandboxOptions> options)
{
    public const string Demo = "demo";

    private readonly ConcurrentDictionary<string, Lazy<World>> _worlds = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private (DateTime Day, World World)? _books;

    /// <summary>The world of this name, peopled the first time it is asked for.</summary>
    public World this[string name] => _worlds.GetOrAdd(name, n => new Lazy<World>(() => Create(n))).Value;

    public IEnumerable<World> All => _worlds.Values.Where(w => w.IsValueCreated).Select(w => w.Value);

    public void Remove(string name) => _worlds.TryRemove(name, out _);

    /// <summary>Every world begins with the same books; they are written once a day and shared until somebody writes.</summary>
    private World Books()
    {
        lock (_lock)
        {
            var today = DateTime.UtcNow.Date;
            if (_books is { } books && books.Day == today)
            {
                return books.World;
            }

            var world = new World("");
            OpeningBooks.Open(world.Erp);
            foreach (var scene in Scenes.All)
            {
                SceneSeeder.Book(world, scene);
            }

            FieldWork.Book(world);
            _books = (today, world);
            return world;
        }
    }

    private World Create(string name)
    {
        var world = new World(name);
        var books = Books();
        world.Erp.CopyFrom(books.Erp);
        world.Booked.AddRange(books.Booked);
        foreach (var resident in books.Booked)
        {
            SceneSeeder.MoveIn(world, resident);
        }

        if (name == Demo)
        {
            world.Stripe.Webhooks.Endpoint = new Uri(options.Value.PortalUrl + "/webhooks/stripe");
        }

        if (name == Demo && options.Value.CpeFolder is { Length: > 0 } folder)
        {
            CpeFolder.Settle(world, folder);
        }

        return world;
    }
}
