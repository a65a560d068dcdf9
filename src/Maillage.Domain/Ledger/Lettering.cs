namespace Maillage.Domain.Ledger;

/// <summary>Lettering codes in the accountants' way: A … Z, AA, AB …</summary>
public static class Lettering
{
    /// <param name="number">From one.</param>
    public static string Code(long number)
    {
        var code = "";
        for (var n = number; n > 0; n = (n - 1) / 26) code = (char)('A' + (n - 1) % 26) + code;
        return code;
    }
}
