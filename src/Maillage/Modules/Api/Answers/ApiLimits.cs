using Maillage.Modules.Api.Tokens;
using Maillage.Platform.Links;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Modules.Api.Answers;

/// <summary>How many requests one token may make in a time, and one address by all the tokens it tries.</summary>
public sealed record ApiLimits(int Requests, TimeSpan Window) : IWindow
{
    /// <summary>Programs of one office may share an address: it has that many times what a token has.</summary>
    private const int TokensAtOneAddress = 5;

    public static readonly ApiLimits Usual = new(600, TimeSpan.FromMinutes(1));

    /// <summary>Adds a window for each token to the limits there are, and one for who brings another token each time.</summary>
    public static void Limit(RateLimiterOptions options)
    {
        options.LimitVisitors<ApiLimits>(ApiPaths.IsApi, TokensAtOneAddress);
        options.Limit<ApiLimits>(http => !http.IsApi() ? null : TokenText.SentBy(http.Request) is { } token ? LinkToken.Hash(token) : VisitorWindow.Visitor(http.Connection.RemoteIpAddress));
    }
}
