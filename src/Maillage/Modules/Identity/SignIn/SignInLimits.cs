using Maillage.Platform.Pages;
using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>A page whose forms try secrets: passwords, codes, addresses that may have an account. What one address sends to them all is limited.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TriesSecretsAttribute : Attribute
{
    /// <summary>Whether what is only read is counted too.</summary>
    public bool AlsoReads { get; init; }
}

/// <summary>How many forms of sign-in one address may send in a time; each account has its own limit beside it, which its lockout is.</summary>
public sealed record SignInLimits(int Requests, TimeSpan Window) : IWindow
{
    /// <summary>An assembly in one room arrives by one address in the same minute; who guesses at one account is stopped by its lockout.</summary>
    public static readonly SignInLimits Usual = new(240, TimeSpan.FromMinutes(1));

    /// <summary>Adds a fixed window for each address to the limits there are.</summary>
    public static void Add(RateLimiterOptions options) => options.LimitVisitors<SignInLimits>(http =>
        http.GetEndpoint()?.Metadata.GetMetadata<TriesSecretsAttribute>() is { } tries && (tries.AlsoReads || HttpMethods.IsPost(http.Request.Method)));
}
