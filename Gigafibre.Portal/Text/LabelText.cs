namespace Gigafibre.Portal.Text;

public static class LabelText
{
    public static readonly Phrase Ask = new("Internet en panne?", "Internet down?");
    public static readonly Phrase Scan = new("Scannez ce code.", "Scan this code.");
}
