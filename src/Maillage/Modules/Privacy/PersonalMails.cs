using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>
/// What the outbox holds of someone. It takes a person out of it: a mail to them alone keeps that it was written and nothing of what it said, those to others as well no longer say that they
/// had it. The rows change without being noted: the trail would say again what is erased here.
/// </summary>
public sealed class PersonalMails(Db db)
{
    private const string Erased = "Contenu effacé";

    /// <summary>The addresses as mails may say them.</summary>
    public static IReadOnlyList<string> Own(params IEnumerable<string?> addresses) =>
        [.. addresses.OfType<string>().SelectMany(a => (string?[])[a, EmailAddress.Normalize(a)]).OfType<string>().Where(a => a.Length > 0).Distinct()];

    /// <summary>The mails to these addresses and those that are answered to them. Who else had one is not theirs to take.</summary>
    public async Task<object> Told(IReadOnlyList<string> own) =>
        await db.Set<OutgoingMail>().AsNoTracking().Where(m => own.Contains(m.ReplyTo) || m.Recipients.Any(r => own.Contains(r.Address))).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
            .Select(m => new { Quand = m.CreatedAt, Objet = m.Subject, Texte = m.Text, Parti = m.SentAt, A = m.Recipients.Where(r => own.Contains(r.Address)).Select(r => r.Address).ToList(), Reponse = own.Contains(m.ReplyTo) ? m.ReplyTo : "" }).ToListAsync();

    /// <summary>The mails about some things, whomever they were written to.</summary>
    /// <param name="targets">Customers, quotes and invoices: identities are unique over all kinds.</param>
    public async Task<object> ToldAbout(IReadOnlyCollection<long> targets) =>
        await About(targets).AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => new { Quand = m.CreatedAt, Objet = m.Subject, Texte = m.Text, Parti = m.SentAt }).ToListAsync();

    /// <summary>Forgets what those mails said and to whom.</summary>
    /// <param name="targets">As above.</param>
    public async Task ForgetAbout(IReadOnlyCollection<long> targets)
    {
        var mails = await About(targets).AsNoTracking().ToListAsync();
        foreach (var mail in mails) await Forget(mail, []);
        var ids = mails.Select(m => m.Id).ToList();
        await db.Set<MailRecipient>().Where(r => ids.Contains(r.MailId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Address, "").SetProperty(r => r.Name, ""));
        db.AfterTrail(() => db.ForgetContents(nameof(OutgoingMail), [.. ids.Select(i => i.Value)]));
    }

    private IQueryable<OutgoingMail> About(IReadOnlyCollection<long> targets) => db.Set<OutgoingMail>().Where(m => m.Purpose.StartsWith("sales.") && targets.Contains(m.TargetId));

    /// <param name="account">Whose mails of sign-in go too: one may have left for an address that was typed and never proved, whose other mails are someone else’s.</param>
    /// <param name="addresses">All those of the person; empty ones do not count.</param>
    public async Task Forget(long? account, params IEnumerable<string?> addresses)
    {
        var own = Own(addresses);
        var ofAccount = db.Set<OutgoingMail>().Where(m => m.Purpose == AccountMails.Purpose && m.TargetId == account);
        var signIn = await ofAccount.Select(m => m.Id).ToListAsync();
        var mails = await db.Set<OutgoingMail>().AsNoTracking().Include(m => m.Recipients).Where(m => signIn.Contains(m.Id) || m.Recipients.Any(r => own.Contains(r.Address))).ToListAsync();
        // What a mail server refuses is in the trail too.
        db.AfterTrail(() => db.ForgetContents(nameof(OutgoingMail), [.. mails.Select(m => m.Id.Value)]));
        foreach (var mail in mails)
            await Forget(mail, signIn.Contains(mail.Id) ? [] : [.. mail.Recipients.Where(r => r.Address.Length > 0 && !own.Contains(r.Address))]);
        await db.Set<MailRecipient>().Where(r => own.Contains(r.Address) || ofAccount.Any(m => m.Id == r.MailId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Address, "").SetProperty(r => r.Name, ""));
        await db.Set<OutgoingMail>().Where(m => own.Contains(m.ReplyTo)).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReplyTo, "").SetProperty(m => m.ReplyToName, ""));
    }

    private async Task Forget(OutgoingMail mail, IReadOnlyList<MailRecipient> others)
    {
        var row = db.Set<OutgoingMail>().Where(m => m.Id == mail.Id);
        var search = OutgoingMail.SearchOf(others.Count > 0 ? mail.Subject : Erased, others.Select(o => (o.Name, o.Address)));
        // What a mail server refuses it often says with the address.
        await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.Search, search).SetProperty(m => m.Reason, (string?)null));
        if (others.Count > 0) return;
        await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.Subject, Erased).SetProperty(m => m.Text, Erased));
        await row.Where(m => m.State == MailState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.NextTryAt, (DateTime?)null));
    }
}
