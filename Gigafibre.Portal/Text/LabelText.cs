namespace Gigafibre.Portal.Text;

/// <summary>What is printed on every sticker, in both languages at once.</summary>
public static class LabelText
{
    public static readonly Phrase Ask = new("Internet en panne?", "Internet down?");
    public static readonly Phrase Scan = new("Scannez ce code.", "Scan this code.");
}
