using System.ComponentModel;

namespace Maillage.Modules.Api.Answers;

/// <summary>A file within a request that says more.</summary>
public sealed record ApiFile
{
    public required string Name { get; init; }
    [Description("Les octets du fichier, en base 64.")]
    public required byte[] Content { get; init; }
}

/// <summary>A request that carries a file, and so may be longer than others.</summary>
public interface IWithFile;
