using System.Security.Cryptography;
using Maillage.Domain.Kernel;
using Maillage.Platform.Links;

namespace Maillage.Modules.Api.Tokens;

/// <summary>How an access token is written: <c>maillage_</c>, so that scanners of leaked secrets recognise it, then what a link is made of.</summary>
public static class TokenText
{
    public const string Mark = "maillage_";
    private const int Shown = 6;

    public static string New(CooperativeId cooperative, RandomNumberGenerator random) => Mark + LinkToken.New(cooperative, random);

    /// <summary>The beginning that lists show.</summary>
    public static string PrefixOf(string token) => token[..(Mark.Length + Shown)];

    /// <summary>The cooperative it names; <see cref="CooperativeId.None"/> when it is no token.</summary>
    public static CooperativeId CooperativeOf(string token) =>
        token.StartsWith(Mark, StringComparison.Ordinal) ? LinkToken.CooperativeOf(token[Mark.Length..]) : CooperativeId.None;

    /// <summary>What <c>Authorization: Bearer</c> carries; null without it.</summary>
    public static string? SentBy(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
}
