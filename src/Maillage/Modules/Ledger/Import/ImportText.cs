using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Modules.Ledger.Import;

/// <summary>From the bytes of a file to its text: UTF-8 when it is, else the alphabet of French Windows.</summary>
public static class ImportText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Result<string> Decode(byte[] bytes)
    {
        if (bytes.Length == 0) return new Refusal("ledger.import.empty", "Le fichier est vide : choisissez un fichier CSV avec une ligne de titres.", "File");
        if (bytes.Length > ImportFile.MaxBytes) return TooLarge(bytes.Length);
        if (bytes.AsSpan().Contains((byte)0)) return new Refusal("ledger.import.binary", "Ce n’est pas un fichier CSV : depuis le tableur, enregistrez-le au format CSV, puis envoyez-le.", "File");
        try
        {
            return Utf8.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }

    public static Refusal TooLarge(long length) => new("ledger.import.size",
        $"Le fichier fait {French.Number(length / 1_048_576m, 1, 1)} Mo ; la limite est de {ImportFile.MaxBytes / 1_048_576} Mo : coupez-le, par exemple mois par mois.", "File");
}
