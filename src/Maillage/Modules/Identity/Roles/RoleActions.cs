using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Roles;

/// <summary>What someone writes of a role.</summary>
/// <param name="Model">Key of the role of the program that a new one starts from; empty for none.</param>
public sealed record RoleTerms(string Name, string Meaning, string Model, IReadOnlyCollection<string> Rights);

/// <summary>Changes roles, makes some, takes them out.</summary>
public sealed class RoleActions(Db db, Access access, RoleBook book)
{
    /// <summary>Makes a role of one's own; its key is answered.</summary>
    public Task<Result<string>> Make(RoleTerms terms) => db.Write<string>(async () =>
    {
        if (await Refuse(terms, "") is { } no) return no;
        if (terms.Model.Length > 0 && !Role.Presets.Contains(terms.Model)) return new Refusal("identity.role.model", "Choisissez un des rôles proposés.", "Model");
        var role = new OwnRole(db.Cooperative, $"role-{Id<OwnRole>.New()}", terms.Name.Trim(), terms.Meaning.Trim(), terms.Model);
        role.Hold(terms.Rights.ToHashSet(), book.OfPreset(terms.Model));
        db.Add(role);
        return role.Key;
    });

    /// <summary>Changes a role, of the program or one's own: whoever holds it has the new rights at once.</summary>
    public Task<Result> Change(string key, RoleTerms terms) => db.Write(async () =>
    {
        if (await Refuse(terms, key) is { } no) return no;
        if (key == Role.Administrator && !terms.Rights.Contains(IdentityModule.ManageAccounts))
            return new Refusal("identity.role.administrator", "L’administration garde le droit de gérer les comptes : sans lui, personne ne pourrait plus rien donner.", "Rights");
        var role = await db.Set<OwnRole>().SingleOrDefaultAsync(r => r.Key == key);
        if (role is null)
        {
            if (!Role.Presets.Contains(key)) return Refusal.NotFound;
            db.Add(role = new OwnRole(db.Cooperative, key, "", "", key));
        }
        role.Rename(terms.Name.Trim(), terms.Meaning.Trim());
        role.Hold(terms.Rights.ToHashSet(), book.OfPreset(role.Model));
        return Result.Done;
    });

    /// <summary>Brings a role of the program back to what it was; takes out one's own that nobody was ever given.</summary>
    public Task<Result> TakeOut(string key) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<OwnRole>().SingleOrDefaultAsync(r => r.Key == key) is not { } role) return Refusal.NotFound;
        if (!Role.Presets.Contains(key) && await db.Set<Grant>().AnyAsync(g => g.Role == key))
            return new Refusal("identity.role.given", "Ce rôle a été donné : il reste, pour que l’on sache ce que chacun a pu faire. Ôtez-lui ses droits s’il ne doit plus servir.");
        db.Remove(role);
        return Result.Done;
    });

    private async Task<Refusal?> Refuse(RoleTerms terms, string key)
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        var name = terms.Name.Trim();
        if (name.Length is 0 or > OwnRole.MostName) return new Refusal("identity.role.name", $"Donnez un nom au rôle, de {OwnRole.MostName} caractères au plus.", "Name");
        if (terms.Meaning.Trim().Length > OwnRole.MostMeaning) return new Refusal("identity.role.meaning", $"Dites en {OwnRole.MostMeaning} caractères au plus ce que ce rôle permet.", "Meaning");
        var known = book.All.Select(r => r.Right).ToHashSet();
        if (!terms.Rights.All(known.Contains)) return new Refusal("identity.role.rights", "Un des droits cochés n’existe pas : rouvrez la page.", "Rights");
        var taken = await db.Set<OwnRole>().AnyAsync(r => r.Key != key && r.Name == name) || Role.Presets.Any(p => p != key && PresetWords.NameOf(p) == name);
        return taken ? new Refusal("identity.role.twice", "Un autre rôle porte déjà ce nom.", "Name") : null;
    }
}
