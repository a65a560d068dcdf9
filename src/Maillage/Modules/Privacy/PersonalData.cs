using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Privacy;

/// <summary>Adds to what a person takes away, where whoever asks may read it.</summary>
public delegate Task MorePersonalFiles(Id<Person> person, OpenArchive archive);

/// <summary>
/// Everything that is kept of a person, as files they can take away (GDPR, art. 15 and 20): the rows of every table that name them, found by the model itself so
/// that no table is forgotten, what says that they did it, their acts, their mails, and the signed documents they are a party to.
/// </summary>
public sealed class PersonalData(Db db, DocumentFiles files, NamingRows rows, PersonalMails mails, IEnumerable<MorePersonalFiles> more, Clock clock)
{
    /// <summary>The person of an account; null when it has none.</summary>
    public async Task<Id<Person>?> PersonOf(long account) => (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account))?.Id;

    /// <summary>
    /// A zip, that whoever asked closes: <c>lisez-moi.txt</c>, <c>donnees.json</c> by table, <c>faits.json</c>, <c>actes.json</c>, <c>courriels.json</c>, <c>fichiers/</c>, what other modules add, and the sums of all. That it
    /// was made is in the audit trail.
    /// </summary>
    /// <param name="person">Null for an account without a person.</param>
    public async Task<Stream> Export(Id<Person>? person, long? account)
    {
        await db.NoteRead(person is null ? nameof(Account) : nameof(Person), person?.Value ?? account, Reads.Taken("ses données"));
        return await OpenArchive.InPassingFile(archive => Write(archive, person, account));
    }

    private async Task Write(OpenArchive archive, Id<Person>? person, long? account)
    {
        await archive.Add("lisez-moi.txt", $"""
            Ce que Maillage garde de vous, au {clock.InWords(clock.Now)}.

            donnees.json : une liste par table du programme, une ligne par fiche qui vous nomme.
            faits.json : les fiches qui disent que vous les avez faites, soumises ou validées : laquelle et quand, sans ce qu’elles disent d’autres que vous.
            actes.json : ce que vous avez fait dans Maillage, et quand.
            courriels.json : les courriels qui vous ont été écrits, et ceux auxquels on vous répond.
            fichiers : les documents signés où vous êtes partie.
            activites : vos activités, avec leurs documents, quand vous y avez encore accès.
            {OpenArchive.ManifestName}, {OpenArchive.SumsName} : la liste de tout, avec ses empreintes (« sha256sum -c {OpenArchive.SumsName} »).

            Les mots de passe n’y sont pas : Maillage ne les connaît pas.

            """);
        await archive.AddJson("donnees.json", await Tables(person, account));
        await archive.AddJson("actes.json", account is null ? [] : await db.Set<AuditRecord>().AsNoTracking().Where(r => r.AccountId == account || r.BehindId == account).OrderBy(r => r.Number).Select(r => new { Quand = r.At, Acte = r.Act }).ToListAsync());
        await archive.AddJson("faits.json", account is { } author ? await Done(author) : []);
        await archive.AddJson("courriels.json", await Mails(person, account));
        if (person is { } id)
        {
            foreach (var convention in await db.Set<Convention>().AsNoTracking().Where(c => db.Set<ConventionMember>().Any(m => m.ConventionId == c.Id && m.PersonId == id)).ToListAsync())
                if (await files.Find(convention.Sha256) is { } bytes)
                    await archive.Add($"fichiers/{PlainName.Of($"convention {convention.SignedOn:yyyy-MM-dd} {convention.FileName}")}", bytes);
            foreach (var add in more) await add(id, archive);
        }
        await archive.End(members => new { Format = 1, MadeAt = clock.Now, Members = members });
    }

    private async Task<SortedDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, object?>>>> Tables(Id<Person>? person, long? account)
    {
        var tables = new SortedDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var (type, property, naming) in Columns(Naming.Person, Naming.Account))
            if ((naming == Naming.Person ? person : (object?)account) is { } value && await rows.Whole(type, property, value) is { Count: > 0 } found)
                tables[type.GetTableName()!] = tables.TryGetValue(type.GetTableName()!, out var known) ? [.. known, .. found] : found;
        return tables;
    }

    private IEnumerable<(IEntityType Type, IProperty Property, Naming Naming)> Columns(params IReadOnlyCollection<Naming> namings) =>
        db.Model.GetEntityTypes().SelectMany(t => t.GetDeclaredProperties().Select(p => (t, p, NamingOf(p)))).Where(c => namings.Contains(c.Item3));

    /// <summary>The rows that say that an account did them: which and when, not what others are in them.</summary>
    private async Task<List<IReadOnlyDictionary<string, object?>>> Done(long account)
    {
        var done = new List<IReadOnlyDictionary<string, object?>>();
        foreach (var (type, property, _) in Columns(Naming.Author))
            done.AddRange(await rows.Bare(type, property, account));
        return done;
    }

    /// <summary>The mails to them and those that are answered to them. Who else had one is not theirs to take, nor what went to an address that they have only typed.</summary>
    private async Task<object> Mails(Id<Person>? person, long? account)
    {
        var known = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == person);
        var own = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == account && a.CooperativeId == db.Cooperative);
        return await mails.Told(PersonalMails.Own(known?.Email, own?.Email));
    }

    /// <summary>How a column names someone.</summary>
    public enum Naming { None, Person, Account, Author }

    /// <summary>
    /// What a column says of a person or an account: the rows it names are taken away whole, or, where it says who did something, by their key and their instants. The trail itself is told by
    /// <c>actes.json</c>, and secrets are nobody’s to take.
    /// </summary>
    public static Naming NamingOf(IProperty property)
    {
        var (type, clr) = (property.DeclaringType, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
        var left = AuditScope.Left.GetValueOrDefault(type.ContainingEntityType.GetTableName() ?? "");
        var secret = left?.StartsWith("secrets", StringComparison.Ordinal) == true;
        if (left == "the trail itself") return Naming.None;
        if (clr == typeof(Id<Person>)) return secret ? Naming.None : Naming.Person;
        if (clr != typeof(long)) return Naming.None;
        if (property.Name is "AccountId" or "UserId" && type.ClrType != typeof(Person) || type.ClrType == typeof(Account) && property.Name == "Id") return secret ? Naming.None : Naming.Account;
        return property.Name.EndsWith("By", StringComparison.Ordinal) ? Naming.Author : Naming.None;
    }
}
