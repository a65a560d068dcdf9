using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Links;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>What Maillage writes to people about their account, in the transaction of the act. Links are made as the mail leaves; the outbox never shows them.</summary>
public sealed partial class AccountMails(Db db, Outbox outbox, Settings settings, Current current, NameOfCooperative nameOf, ILogger<AccountMails> log)
{
    public const string Purpose = "identity.account";

    /// <summary>Whether mails leave: without, links are handed over by hand.</summary>
    public bool Leave => settings.SendsMail;

    public Task<Result> Invite(Account account) => Link(account, AccountLinkPurpose.Invitation, account.Email!, "Votre accès à Maillage", $"""
        Bonjour,

        Un accès à Maillage, l’outil de votre coopérative, vous est ouvert avec l’adresse {account.Email}. Choisissez votre mot de passe :

        {MailDraft.LinkMark}

        Ce lien sert une fois, pendant sept jours. Ne le transmettez à personne.
        """);

    public async Task<Result> Reset(Account account) => await Link(account, AccountLinkPurpose.Reset, account.Email!, "Choisir un nouveau mot de passe", $"""
        Bonjour,

        Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte Maillage ({await nameOf(account.CooperativeId)}). Choisissez-le ici :

        {MailDraft.LinkMark}

        Ce lien sert une fois, pendant une heure. Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.
        """);

    public async Task<Result> Enter(Account account) => await Link(account, AccountLinkPurpose.SignIn, account.Email!, "Entrer dans Maillage", $"""
        Bonjour,

        Quelqu’un, sans doute vous, a demandé à entrer dans Maillage ({await nameOf(account.CooperativeId)}) sans mot de passe. Entrez ici :

        {MailDraft.LinkMark}

        Ce lien sert une fois, pendant vingt minutes. Ne le transmettez à personne. Si vous n’avez rien demandé, ne faites rien.
        """);

    public Task<Result> ConfirmAddress(Account account, string address) => Link(account, AccountLinkPurpose.Address, address, "Confirmer votre adresse", $"""
        Bonjour,

        Vous avez demandé à vous connecter à Maillage avec l’adresse {address}. Confirmez qu’elle est à vous :

        {MailDraft.LinkMark}

        Ce lien sert une fois, pendant un jour. D’ici là, votre adresse ne change pas.
        """);

    /// <summary>Says to who owns an address that is already a sign-in that someone wanted it: on the page, the answer is the same as for a free one.</summary>
    public Task<Result> AddressIsTaken(Account asker, string address) => Send(asker, address, "Confirmer votre adresse", $"""
        Bonjour,

        Quelqu’un, peut-être vous, a demandé à se connecter à Maillage avec l’adresse {address}. Un compte l’a déjà : rien n’a changé.
        """, null);

    /// <summary>Whether a mail with a link for a purpose still waits to leave.</summary>
    public Task<bool> Waits(long account, AccountLinkPurpose purpose)
    {
        var kind = AccountLinkSource.KindOf(purpose);
        return db.Set<OutgoingMail>().AnyAsync(m => m.Purpose == Purpose && m.TargetId == account && m.Link == kind && m.State == MailState.Waiting);
    }

    /// <summary>Tells a person what was done to how they sign in. It is written in the log of the program too, with who did it.</summary>
    public async Task Tell(Account account, string subject, string text)
    {
        Noted(account.Id, subject, current.Account);
        if (!Leave) return;
        await Send(account, account.Email!, subject, $"""
            Bonjour,

            {text}

            Si cela ne vient ni de vous ni de votre demande, prévenez une personne qui administre votre coopérative.
            """, null);
    }

    private Task<Result> Link(Account account, AccountLinkPurpose purpose, string to, string subject, string text) => Send(account, to, subject, text, AccountLinkSource.KindOf(purpose));

    private async Task<Result> Send(Account account, string to, string subject, string text, string? link) =>
        await outbox.Send(new MailDraft(Purpose, account.Id, "Maillage", [new MailParty(to, account.DisplayName)], subject, text) { Link = link });

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account}: {What}, by account {By}.")]
    private partial void Noted(long account, string what, long? by);
}
