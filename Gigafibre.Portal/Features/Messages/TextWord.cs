namespace Gigafibre.Portal.Features.Messages;

/// <summary>What somebody means who answers one of our texts.</summary>
public enum TextWord
{
    Stop,
    Start,
    Help,
    Other,
}
