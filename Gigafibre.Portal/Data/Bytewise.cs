using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Data;

public static class Bytewise
{
    internal const string Annotation = "Portal:Bytewise";

    /// <summary>Ordered and compared byte by byte; the database's own order of letters would not do for what is found by how it begins.</summary>
    public static PropertyBuilder<string> IsBytewise(this PropertyBuilder<string> property) => property.HasAnnotation(Annotation, true);
}
