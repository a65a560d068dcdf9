using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity;

/// <summary>From ASP.NET Core Identity's answers to ours.</summary>
internal static class IdentityAnswers
{
    /// <param name="field">The form field the refusals go to.</param>
    public static Result ToResult(this IdentityResult answer, string field) =>
        Result.Of([.. answer.Errors.Select(e => new Refusal($"identity.{e.Code}", e.Description, field)).DistinctBy(r => r.Message)]);
}
