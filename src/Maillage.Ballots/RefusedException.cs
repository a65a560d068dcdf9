namespace Maillage.Ballots;

/// <summary>What was read is refused. Only reading throws it: a verification answers with its <see cref="Finding"/>.</summary>
public sealed class RefusedException(FindingKind kind, string where = "") : Exception(new Finding(kind, where).Message)
{
    /// <summary>Why.</summary>
    public Finding Finding { get; } = new(kind, where);

    /// <summary>Runs a part and says where it was when something in it is refused.</summary>
    internal static T At<T>(string where, Func<T> part)
    {
        try
        {
            return part();
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Finding.Kind, refused.Finding.Where.Length == 0 ? where : $"{where}, {refused.Finding.Where}");
        }
    }
}
