using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Membership;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>A scale that changes months already posted, refused until what moves was shown.</summary>
/// <param name="Definition">Of the scale when it was shown.</param>
public sealed record ScaleMovesRefusal(Adoption Asked, string Definition, IReadOnlyList<PostedMove> Moves) : Refusal("contribution.scale.moves",
    $"Des contributions sont déjà comptabilisées pour {French.MonthYear(Asked.From)} ou après. Voyez ci-dessous ce qui changerait, puis confirmez, ou choisissez un mois qui suit.", "From", "C. trav. R7331-8"), IConfirmable
{
    public string Announced => Moves.Count == 0 ? $"Des contributions sont déjà comptabilisées pour {French.MonthYear(Asked.From)} ou après ; aucune ne changerait." : new MovesRefusal(Moves).Announced;

    /// <summary>What is confirmed is what was asked when it was shown.</summary>
    public string Shown => $"{Asked.Code}|{Asked.From}|{Asked.Family.Trim()}|{Asked.Decision}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition)))}|{PostedMove.Print(Moves)}";
}
