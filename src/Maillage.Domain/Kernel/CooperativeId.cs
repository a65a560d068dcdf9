namespace Maillage.Domain.Kernel;

/// <summary>The cooperative a row belongs to: first in every index, stamped by the data context.</summary>
public readonly record struct CooperativeId(int Value)
{
    /// <summary>No cooperative chosen: nothing can be read or written.</summary>
    public static readonly CooperativeId None = new(0);
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A row that belongs to one cooperative.</summary>
public interface IOwned
{
    CooperativeId CooperativeId { get; }
}

/// <summary>A row that two people may edit: each save adds one, and a save from an older version is refused.</summary>
public interface IVersioned
{
    int Version { get; }
}
