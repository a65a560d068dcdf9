using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Api.Answers;

/// <summary>
/// How the API writes what JSON has no word for: identities (64 bits, more than scripts count exactly) and decimal numbers are texts, amounts whole cents,
/// months <c>2026-11</c>.
/// </summary>
public static class ApiJson
{
    /// <param name="Pattern">Regular expression of the text.</param>
    public sealed record TextForm(string Pattern, string Description);

    private static readonly TextForm Identity = new("^[1-9][0-9]{0,15}$", "Identité : un nombre entier, écrit comme un texte.");

    private static readonly Dictionary<Type, TextForm> Forms = new()
    {
        [typeof(Month)] = new("^[0-9]{4}-[0-9]{2}$", "Mois : 2026-11."),
        [typeof(Quantity)] = Decimal(4, "Quantité, au dix-millième."),
        [typeof(UnitPrice)] = Decimal(5, "Prix unitaire en euros, au cent-millième."),
        [typeof(Rate)] = Decimal(2, "Pourcentage, au centième : 5.5 vaut 5,5 %."),
    };

    /// <summary>How a type is written when it is written as a text of its own; null for the others.</summary>
    public static TextForm? FormOf(Type type) => IsIdentity(type) ? Identity : Forms.GetValueOrDefault(type);

    public static void Set(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new Identities());
        options.Converters.Add(new Texts<Month>(m => m.ToString(), t => Month.TryParse(t, null, out var month) ? month : null));
        options.Converters.Add(new Texts<Quantity>(q => Write(q.Value), t => Number(t, 4) is { } n ? Quantity.From(n) : null));
        options.Converters.Add(new Texts<UnitPrice>(p => Write(p.Euros), t => Number(t, 5) is { } n ? UnitPrice.FromEuros(n) : null));
        options.Converters.Add(new Texts<Rate>(r => Write(r.Percent), t => Number(t, 2) is { } n ? Rate.FromPercent(n) : null));
    }

    private static bool IsIdentity(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>);

    private static TextForm Decimal(int decimals, string description) => new($"^-?[0-9]{{1,9}}(\\.[0-9]{{1,{decimals}}})?$", description);

    private static string Write(decimal number) => number.ToString("0.#####", CultureInfo.InvariantCulture);

    private static decimal? Number(string text, int decimals) =>
        Regex.IsMatch(text, Decimal(decimals, "").Pattern) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Texts<T>(Func<T, string> write, Func<string, T?> read) : JsonConverter<T> where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && read(reader.GetString()!) is { } value ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    private sealed class Identities : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => IsIdentity(type);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type.GetGenericArguments()))!;

        private sealed class Of<T>() : JsonConverter<Id<T>>
        {
            public override Id<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
                reader.TokenType == JsonTokenType.String && Id<T>.TryParse(reader.GetString(), null, out var id) ? id : throw new JsonException();

            public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
        }
    }
}
