using System.Globalization;
using System.Text;

namespace Maillage.Ballots.Messages;

/// <summary>
/// Compact JSON: fields in the order they are written, text as UTF-8 with no escape but those JSON demands. Byte for byte what <c>JSON.stringify</c> writes in a browser.
/// </summary>
internal sealed class JsonOut
{
    private readonly StringBuilder text = new();
    private bool follows;

    public JsonOut Object(Action fields) => Within('{', fields, '}');

    public JsonOut Array(Action items) => Within('[', items, ']');

    public JsonOut Array<T>(IEnumerable<T> items, Action<T> write) => Array(() =>
    {
        foreach (var item in items) write(item);
    });

    public JsonOut Name(string name)
    {
        String(name);
        text.Append(':');
        follows = false;
        return this;
    }

    public JsonOut Number(long value)
    {
        Separate();
        text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public JsonOut Boolean(bool value)
    {
        Separate();
        text.Append(value ? "true" : "false");
        return this;
    }

    public JsonOut String(string value)
    {
        Separate();
        text.Append('"');
        foreach (var c in value) Escape(c);
        text.Append('"');
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString() => text.ToString();

    private JsonOut Within(char open, Action inside, char close)
    {
        Separate();
        text.Append(open);
        follows = false;
        inside();
        text.Append(close);
        follows = true;
        return this;
    }

    private void Separate()
    {
        if (follows) text.Append(',');
        follows = true;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': text.Append("\\\""); break;
            case '\\': text.Append("\\\\"); break;
            case '\b': text.Append("\\b"); break;
            case '\f': text.Append("\\f"); break;
            case '\n': text.Append("\\n"); break;
            case '\r': text.Append("\\r"); break;
            case '\t': text.Append("\\t"); break;
            case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
            default: text.Append(c); break;
        }
    }
}
