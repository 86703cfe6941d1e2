namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What a site keeps its documents in: how two writers of one instant end, and which texts are the same.</summary>
public enum SiteDatabase
{
    /// <summary>11.6.2 and later: of two writers one wins, the other is told QueryDeadlockError.</summary>
    MariaDb,

    /// <summary>10.6 to 11.4: both win, and the bill shows what the second one read.</summary>
    OldMariaDb,

    /// <summary>One wins, the other is told SerializationFailure or is shown a page; case and accents count.</summary>
    PostgreSql,
}
