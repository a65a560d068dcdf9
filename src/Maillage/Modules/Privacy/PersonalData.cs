using System.Linq.Expressions;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Privacy;

/// <summary>Adds to what a person takes away, where whoever asks may read it.</summary>
public delegate Task MorePersonalFiles(Id<Person> person, OpenArchive archive);

/// <summary>
/// Everything that is kept of a person, as files they can take away (GDPR, art. 15 and 20): the rows of every table that name them, found by the model itself so
/// that no table is forgotten, their acts, and the signed documents they are a party to.
/// </summary>
public sealed class PersonalData(Db db, DocumentFiles files, IEnumerable<MorePersonalFiles> more, Clock clock)
{
    /// <summary>The person of an account; null when it has none.</summary>
    public async Task<Id<Person>?> PersonOf(long account) => (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account))?.Id;

    /// <summary>
    /// A zip, that whoever asked closes: <c>lisez-moi.txt</c>, <c>donnees.json</c> by table, <c>actes.json</c>, <c>fichiers/</c>, what other modules add, and the sums of all. That it
    /// was made is in the audit trail.
    /// </summary>
    /// <param name="person">Null for an account without a person.</param>
    public async Task<Stream> Export(Id<Person>? person, long? account)
    {
        await db.NoteRead(person is null ? nameof(Account) : nameof(Person), person?.Value ?? account, Reads.Taken("ses données"));
        var file = OwnFile.Passing();
        try
        {
            await using (var archive = new OpenArchive(file)) await Write(archive, person, account);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task Write(OpenArchive archive, Id<Person>? person, long? account)
    {
        await archive.Add("lisez-moi.txt", $"""
            Ce que Maillage garde de vous, au {clock.InWords(clock.Now)}.

            donnees.json : une liste par table du programme, une ligne par fiche qui vous nomme.
            actes.json : ce que vous avez fait dans Maillage, et quand.
            fichiers : les documents signés où vous êtes partie.
            activites : vos activités, avec leurs documents, quand vous y avez encore accès.
            {OpenArchive.ManifestName}, {OpenArchive.SumsName} : la liste de tout, avec ses empreintes (« sha256sum -c {OpenArchive.SumsName} »).

            Les mots de passe n’y sont pas : Maillage ne les connaît pas.

            """);
        await archive.AddJson("donnees.json", await Tables(person, account));
        await archive.AddJson("actes.json", account is null ? [] : await db.Set<AuditRecord>().AsNoTracking().Where(r => r.AccountId == account).OrderBy(r => r.Number).Select(r => new { Quand = r.At, Acte = r.Act }).ToListAsync());
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
        foreach (var type in db.Model.GetEntityTypes().Where(t => AuditScope.Left.GetValueOrDefault(t.GetTableName() ?? "") is not ("secrets" or "the trail itself")))
            foreach (var (property, value) in Naming(type, person, account))
                if (await Rows(type, property, value) is { Count: > 0 } rows)
                    tables[type.GetTableName()!] = tables.TryGetValue(type.GetTableName()!, out var known) ? [.. known, .. rows] : rows;
        return tables;
    }

    /// <summary>The columns of a type that name a person or an account, with what to look for.</summary>
    private static IEnumerable<(IProperty Property, object Value)> Naming(IEntityType type, Id<Person>? person, long? account)
    {
        foreach (var property in type.GetProperties())
        {
            var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (clr == typeof(Id<Person>) && person is { } p) yield return (property, p);
            else if (clr == typeof(long) && account is { } a && (property.Name is "AccountId" or "UserId" && type.ClrType != typeof(Person) || type.ClrType == typeof(Account) && property.Name == "Id")) yield return (property, a);
        }
    }

    private Task<List<IReadOnlyDictionary<string, object?>>> Rows(IEntityType type, IProperty property, object value) =>
        (Task<List<IReadOnlyDictionary<string, object?>>>)typeof(PersonalData).GetMethod(nameof(RowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type.ClrType).Invoke(this, [type, property, value])!;

    private async Task<List<IReadOnlyDictionary<string, object?>>> RowsOf<T>(IEntityType type, IProperty property, object value) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var column = Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], row, Expression.Constant(property.Name));
        var rows = await db.Set<T>().AsNoTracking().IgnoreAutoIncludes().Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(column, Expression.Constant(value, property.ClrType)), row)).ToListAsync();
        var told = type.GetFlattenedProperties().Where(p => !p.IsShadowProperty() && !AuditScope.IsSecret(type.GetTableName()!, p.GetColumnName()) && p.Name != "CooperativeId" && p.ClrType != typeof(byte[])).ToList();
        return [.. rows.Select(r => (IReadOnlyDictionary<string, object?>)told.ToDictionary(p => p.GetColumnName(), p => Said(db.Entry(r).CurrentValues[p])))];
    }

    private static object? Said(object? value) => value is null or string or bool or int or long or DateOnly or DateTime ? value : value.ToString();
}
