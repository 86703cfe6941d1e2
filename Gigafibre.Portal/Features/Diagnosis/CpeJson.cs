using System.Text.Json;
using System.Text.Json.Serialization;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Diagnosis;

internal static class CpeJson
{
    public static JsonSerializerOptions CreateOptions() => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new MacConverter(), new GponConverter(), new JsonStringEnumConverter() },
    };

    private sealed class MacConverter : JsonConverter<MacAddress>
    {
        public override MacAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => MacAddress.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, MacAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class GponConverter : JsonConverter<GponSerial>
    {
        public override GponSerial Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            GponSerial.TryParse(reader.GetString(), out var serial) ? serial : default;

        public override void Write(Utf8JsonWriter writer, GponSerial value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
