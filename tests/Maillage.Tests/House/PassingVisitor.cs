using Maillage.Domain.Identity;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>
/// Hostile input on the forms of accounts, roles and sign-in, by someone who may everything and may lose it by any of them: another one then comes.
/// </summary>
internal sealed class PassingVisitor(DemoHouse house, IReadOnlyList<FoundForm> forms) : IDisposable
{
    private const int CasesOfOne = 25;

    private Visitor? visitor;
    private string token = "";
    private int cases, visitors;

    /// <summary>The forms that were sent.</summary>
    public HashSet<string> Sent { get; } = [];

    /// <returns>What was sent, and the status that answered.</returns>
    public async Task<(string Told, int Status)> Case(Random random)
    {
        if (visitor is null || cases++ % CasesOfOne == 0 || await visitor.LeadsTo("/compte") is not null) await Come();
        var form = forms[random.Next(forms.Count)];
        var (told, content) = FuzzTests.Spoilt(form, token, random);
        Sent.Add(form.Action);
        using var answer = await visitor!.Post(form.Action, content);
        return (told, (int)answer.StatusCode);
    }

    public void Dispose() => visitor?.Dispose();

    private async Task Come()
    {
        visitor?.Dispose();
        await house.In(DemoPeople.Ours, async s =>
        {
            // What the one before did to roles and to how one signs in would keep this one out.
            var db = s.GetRequiredService<Db>();
            await db.Set<OwnRole>().ExecuteDeleteAsync();
            return await db.Set<SignInRules>().ExecuteDeleteAsync();
        });
        visitor = await house.Enter(DemoPeople.Ours, $"Essai Passant {++visitors}", [.. Role.Presets.Select(r => (r, ScopeKind.Cooperative, 0L))]);
        token = await RoleMatrix.FormToken(visitor, "/compte");
    }
}
