using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Outside;

/// <summary>The secret of the provider, enciphered where it is kept.</summary>
public sealed class OutsideSecrets(IDataProtectionProvider protection) : KeptSecrets(protection, "Maillage.OutsideProvider");

/// <summary>What is set of a provider.</summary>
/// <param name="Secret">Empty: the one kept stays.</param>
public sealed record OutsideSettings(string? Name, string? Issuer, string? ClientId, string? Secret, bool On);

/// <summary>Sets the provider that the cooperative believes, and lets it go.</summary>
public sealed class OutsideActions(Db db, Access access, OutsideSecrets secrets, Settings settings, Clock clock)
{
    public Task<OutsideProvider?> Read() => db.Set<OutsideProvider>().AsNoTracking().SingleOrDefaultAsync();

    public Task<Result> Save(OutsideSettings wanted)
    {
        // Enciphering may store a new key by a connection of its own, which would wait for the transaction.
        var kept = wanted.Secret is { Length: > 0 and <= OutsideProvider.LongestSecret } secret ? secrets.Keep(secret) : null;
        return db.Write(async () =>
        {
            if (await access.Need(IdentityModule.ManageApplications, Resource.Cooperative) is { Ok: false } refused) return refused;
            var provider = await db.Set<OutsideProvider>().SingleOrDefaultAsync();
            var (name, issuer, clientId) = ((wanted.Name ?? "").Trim(), (wanted.Issuer ?? "").Trim(), (wanted.ClientId ?? "").Trim());
            var refusals = new List<Refusal>();
            if (name.Length is 0 or > OutsideProvider.LongestName) refusals.Add(new("outside.name", $"Donnez le nom que dira le bouton, de {OutsideProvider.LongestName} caractères au plus.", "Name"));
            if (Obstacle(issuer) is { } obstacle) refusals.Add(new("outside.issuer", obstacle, "Issuer"));
            if (clientId.Length is 0 or > OutsideProvider.LongestClientId) refusals.Add(new("outside.client", "Donnez l’identifiant que le fournisseur a donné à Maillage.", "ClientId"));
            if (wanted.Secret?.Length > OutsideProvider.LongestSecret) refusals.Add(new("outside.secret", $"Le secret a plus de {OutsideProvider.LongestSecret} caractères.", "Secret"));
            if (kept is null && provider is null) refusals.Add(new("outside.secret", "Donnez le secret que le fournisseur a donné à Maillage.", "Secret"));
            if (refusals.Count > 0) return Result.Of(refusals);
            if (provider is not null && provider.Issuer != issuer)
            {
                // Who someone is there says nothing of who they are elsewhere.
                db.Remove(provider);
                if (kept is null) return new Refusal("outside.secret", "L’émetteur change : donnez aussi son secret.", "Secret");
                await db.SaveChangesAsync();
                provider = null;
            }
            if (provider is null) db.Add(provider = new OutsideProvider(db.Cooperative));
            (provider.Name, provider.Issuer, provider.ClientId, provider.On) = (name, issuer, clientId, wanted.On);
            if (kept is not null) provider.Know(kept, clock.Now);
            return Result.Done;
        });
    }

    /// <summary>Lets it go, with whom it had joined: they enter by their password again.</summary>
    public Task<Result> TakeOut() => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageApplications, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<OutsideProvider>().SingleOrDefaultAsync() is not { } provider) return Refusal.NotFound;
        db.Remove(provider);
        return Result.Done;
    });

    private string? Obstacle(string issuer)
    {
        if (issuer.Length > OutsideProvider.LongestIssuer || !Uri.TryCreate(issuer, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", Fragment: "", Query: "", UserInfo: "" })
            return "Écrivez l’adresse de l’émetteur comme il la donne : https://identite.exemple.coop.";
        return OutsideCalls.Obstacle(address, settings);
    }
}
