namespace Gigafibre.Portal.Sandbox.Olt;

public sealed class Ont(string serial, uint pon, int id)
{
    public string Serial { get; } = serial;

    public uint Pon { get; } = pon;

    public int Id { get; } = id;

    public OntBehavior Behavior { get; set; }

    public DateTimeOffset Since { get; set; } = DateTimeOffset.UtcNow.AddDays(-6);

    public double RxDbm { get; set; } = -17.6;

    public double OltRxDbm { get; set; } = -21.3;

    public int DistanceM { get; set; } = 2140;
}
