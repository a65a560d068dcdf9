using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mail;

/// <param name="Recipients">How many it is for.</param>
/// <param name="To">The first of them.</param>
public sealed record MailRow(Id<OutgoingMail> Id, string Subject, string To, int Recipients, string FromName, string Purpose, DateTime CreatedAt, MailState State, DateTime? NextTryAt);

/// <param name="Count">Mails asked for, of all pages.</param>
/// <param name="Counts">How many each state holds, whatever the state asked for.</param>
public sealed record MailPage(IReadOnlyList<MailRow> Rows, int Count, IReadOnlyDictionary<MailState, int> Counts);

/// <param name="Author">Who wrote it; null for the program and for outsiders.</param>
public sealed record MailRecord(OutgoingMail Mail, string? Author);

/// <summary>Reads the outbox, for those who may read the mails of the whole cooperative.</summary>
public sealed class MailReader(Db db, Access access)
{
    public const int PageSize = 50;

    /// <param name="page">From 1.</param>
    public async Task<Result<MailPage>> Page(MailState? state, string? text, int page)
    {
        if (await access.Need(MailModule.Read, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        var all = Matching(text);
        var counts = await all.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var asked = state is { } s ? all.Where(m => m.State == s) : all;
        var rows = await asked.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip((Paging.Clamp(page) - 1) * PageSize).Take(PageSize)
            .Select(m => new MailRow(m.Id, m.Subject, m.Recipients.Where(r => r.Rank == 0).Select(r => r.Name == "" ? r.Address : r.Name).First(), m.Recipients.Count, m.FromName, m.Purpose, m.CreatedAt, m.State, m.NextTryAt))
            .ToListAsync();
        return new MailPage(rows, state is { } only ? counts.GetValueOrDefault(only) : counts.Values.Sum(), counts);
    }

    /// <summary>Those asked for, unordered; null for who may not read them.</summary>
    public async Task<IQueryable<OutgoingMail>?> Asked(MailState? state, string? text) =>
        await access.Can(MailModule.Read, Resource.Cooperative) ? Matching(text).Where(m => state == null || m.State == state) : null;

    public async Task<Result<MailRecord>> Record(Id<OutgoingMail> id)
    {
        if (await access.Need(MailModule.Read, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        var mail = await db.Set<OutgoingMail>().AsNoTracking().Include(m => m.Recipients.OrderBy(r => r.Rank)).Include(m => m.Files.OrderBy(f => f.Rank)).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id);
        if (mail is null) return Refusal.NotFound;
        var author = mail.CreatedBy is { } account ? await db.Set<Account>().Where(a => a.Id == account).Select(a => a.DisplayName).SingleOrDefaultAsync() : null;
        return new MailRecord(mail, author);
    }

    private IQueryable<OutgoingMail> Matching(string? text)
    {
        var all = db.Set<OutgoingMail>().AsNoTracking();
        if (string.IsNullOrWhiteSpace(text)) return all;
        var folded = French.Fold(text.Trim());
        return all.Where(m => m.Search.Contains(folded));
    }
}
