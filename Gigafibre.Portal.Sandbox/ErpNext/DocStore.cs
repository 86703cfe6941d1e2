using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.ErpNext;

public sealed class DocStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, JsonObject>> _documents = [];
    private readonly Dictionary<string, int> _series = [];

    public SiteDatabase Database { get; set; } = SiteDatabase.MariaDb;

    /// <summary>What somebody else commits while the next Payment Entry, of this name, is between its checks and its end; once.</summary>
    public Action<string?>? Meanwhile { get; set; }

    /// <summary>What happens between the question for a list of this doctype and its answer; once.</summary>
    public (string Doctype, Func<Task> Happens)? BeforeList { get; set; }

    /// <summary>Doctypes that this site does not have.</summary>
    public HashSet<string> Absent { get; } = [];

    /// <summary>What the service user may not do, as <c>Customer:read</c>. A Payment Entry may be made and submitted at once; changing one takes a right of its own.</summary>
    public HashSet<string> Forbidden { get; } = ["Payment Entry:write", "Communication:create", "Communication:read", "File:read"];

    /// <summary>What stands under <c>/private/files</c> and <c>/files</c>, by its address.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> Files { get; } = [];

    public bool May(string doctype, string right) => !Forbidden.Contains($"{doctype}:{right}");

    /// <summary>Begins with what another store holds. A document is never changed in place, so that both may keep it.</summary>
    public void CopyFrom(DocStore other)
    {
        lock (other._lock)
        {
            foreach (var (doctype, table) in other._documents)
            {
                _documents[doctype] = new(table, Names.Comparer);
            }

            foreach (var (doctype, last) in other._series)
            {
                _series[doctype] = last;
            }
        }
    }

    public JsonObject Insert(string doctype, JsonObject document, string? name = null)
    {
        lock (_lock)
        {
            var now = SiteClock.Now;
            var key = name ?? NextName(doctype);
            if (Table(doctype).ContainsKey(key))
            {
                throw new FrappeException(409, "DuplicateEntryError", $"{doctype} <strong>{key}</strong> already exists");
            }

            var copy = document.DeepClone().AsObject();
            copy["name"] = key;
            (copy["owner"], copy["modified_by"]) = ("portal-svc@gigafibre.example", "portal-svc@gigafibre.example");
            (copy["creation"], copy["modified"]) = (now, now);
            copy["docstatus"] ??= 0;
            copy["idx"] ??= 0;
            foreach (var check in Doctype.All[doctype].Fields.Where(f => f is "disabled" or "is_group" or "is_frozen"))
            {
                copy[check] ??= 0;
            }

            foreach (var (table, childType) in Doctype.All[doctype].Tables)
            {
                var rows = copy[table] as JsonArray ?? [];
                for (var i = 0; i < rows.Count; i++)
                {
                    var row = rows[i]!.AsObject();
                    row["name"] ??= Guid.NewGuid().ToString("N")[..10];
                    (row["idx"], row["doctype"], row["parent"], row["parentfield"], row["parenttype"]) = (i + 1, childType, key, table, doctype);
                }

                copy[table] = rows.DeepClone();
            }

            Table(doctype)[key] = copy;
            return copy.DeepClone().AsObject();
        }
    }

    public JsonObject? Find(string doctype, string name)
    {
        lock (_lock)
        {
            return Table(doctype).GetValueOrDefault(name) is { } document && IsSame(document["name"]!.ToString(), name) ? document.DeepClone().AsObject() : null;
        }
    }

    public bool IsSame(string left, string right) => Database == SiteDatabase.PostgreSql ? left == right : Names.Equals(left, right);

    public bool LetOthersWrite(string? name)
    {
        var work = Meanwhile;
        Meanwhile = null;
        work?.Invoke(name);
        return work is not null;
    }

    public async Task LetThingsHappenAsync(string doctype)
    {
        if (BeforeList is { } before && before.Doctype == doctype)
        {
            BeforeList = null;
            await before.Happens();
        }
    }

    public JsonObject Update(string doctype, string name, JsonObject change)
    {
        lock (_lock)
        {
            var document = Table(doctype).GetValueOrDefault(name) ?? throw FrappeException.Absent(doctype, name);
            if (change["modified"] is { } seen && seen.ToString() != document["modified"]!.ToString())
            {
                throw new FrappeException(417, "TimestampMismatchError",
                    $"Error: {name} ({doctype}) has been modified after you have opened it. Please refresh to get the latest document.");
            }

            document = document.DeepClone().AsObject();
            foreach (var (field, value) in change.Where(c => c.Key is not "name" and not "modified"))
            {
                document[field] = value?.DeepClone();
            }

            document["modified"] = SiteClock.Now;
            Table(doctype)[name] = document;
            return document.DeepClone().AsObject();
        }
    }

    public bool Delete(string doctype, string name)
    {
        lock (_lock)
        {
            return Table(doctype).Remove(name);
        }
    }

    public IReadOnlyList<JsonObject> All(string doctype)
    {
        lock (_lock)
        {
            return [.. Table(doctype).Values.Select(d => d.DeepClone().AsObject())];
        }
    }

    /// <summary>Reads documents in place, without copying them first; what is kept of them must be a copy.</summary>
    public T Read<T>(string doctype, Func<IEnumerable<JsonObject>, T> read)
    {
        lock (_lock)
        {
            return read(Table(doctype).Values);
        }
    }

    /// <summary>One transaction: nobody else reads or writes until it is through. What throws must do so before it writes.</summary>
    public T Transact<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }

    private Dictionary<string, JsonObject> Table(string doctype) =>
        _documents.TryGetValue(doctype, out var table) ? table : _documents[doctype] = new(Names.Comparer);

    private string NextName(string doctype)
    {
        var number = _series[doctype] = _series.GetValueOrDefault(doctype) + 1;
        var series = Doctype.All[doctype].Series;
        return series.Length == 0
            ? $"{doctype}-{number:00000}"
            : series.Replace(".YYYY.", DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace(".#####", "", StringComparison.Ordinal) + number.ToString("00000", CultureInfo.InvariantCulture);
    }
}
