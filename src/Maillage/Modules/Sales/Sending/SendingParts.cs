using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Links;

namespace Maillage.Modules.Sales.Sending;

/// <summary>What sending brings to the module of sales.</summary>
internal static class SendingParts
{
    private const string WhyOpen = "Le client d’une activité n’a pas de compte : le lien secret est son droit.";

    public static void Add(ModuleBuilder module)
    {
        module
            .Mail(QuoteSending.Purpose, "Devis", id => $"/devis/{id}")
            .Right(SalesModule.Deposit, "Noter les dépôts sur Chorus Pro", Role.Accountant, Role.Team)
            .Right(SalesModule.Remind, "Relancer les clients, régler les relances d’une activité", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Team)
            .Right(SalesModule.SetReminders, "Écrire les relances de la coopérative", Role.Direction, Role.Team)
            .Menu("Relances", "/relances", "renvoyer", 33, SalesModule.Remind)
            .Api(RemindersApi.Map)
            .Frozen("Reminders", "TRUE")
            .Job<ReminderJob>(ReminderJob.Kind, "Relances des clients")
            .Menu("Chorus Pro", "/factures/chorus", "envoyer", 36, SalesModule.Deposit)
            .Frozen("ChorusDeposits", "TRUE")
            .Mail(InvoiceSending.Purpose, "Facture", id => $"/factures/{id}")
            .MailFiles<InvoiceMailFile>(InvoiceMailFile.Kind)
            .Routes(routes => routes.MapGet("/lien/facture/{token}/pdf", InvoiceLinkFile.Pdf).Open(WhyOpen).OpenedByLink())
            .Routes(routes => routes.MapGet("/lien/facture/{token}/xml", InvoiceLinkFile.Xml).Open(WhyOpen).OpenedByLink())
            .MailFiles<QuoteMailFile>(QuoteMailFile.Kind)
            .MailFiles<AttachmentFile>(AttachmentFile.Kind)
            .Routes(routes => routes.MapGet("/devis/{id:long}/pieces/{piece:long}", AttachmentFile.OfQuote).Needs(SalesModule.Read))
            .Routes(routes => routes.MapGet("/factures/{id:long}/pieces/{piece:long}", AttachmentFile.OfInvoice).Needs(SalesModule.Read))
            .Routes(routes => routes.MapGet("/lien/devis/{token}/pieces/{piece:long}", AttachmentFile.OfQuoteLink).Open(WhyOpen).OpenedByLink())
            .Routes(routes => routes.MapGet("/lien/facture/{token}/pieces/{piece:long}", AttachmentFile.OfInvoiceLink).Open(WhyOpen).OpenedByLink())
            .Routes(routes => routes.MapGet("/lien/devis/{token}/pdf", QuoteLinkModel.Pdf).Open(WhyOpen).OpenedByLink());
        module.Services.AddScoped<MemberMailbox>().AddScoped<QuoteSending>().AddScoped<QuoteAnswers>().AddScoped<InvoiceSending>().AddScoped<InvoiceBatch>().AddScoped<ChorusActions>().AddScoped<ReminderReader>().AddScoped<Reminding>().AddScoped<AttachmentFile>();
    }
}
