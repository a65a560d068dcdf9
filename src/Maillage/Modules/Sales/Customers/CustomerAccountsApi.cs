using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Customers.Duplicates;
using Maillage.Modules.Sales.Customers.Import;
using Maillage.Modules.Sales.Customers.Statements;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Sending;

namespace Maillage.Modules.Sales.Customers;

/// <summary>Two customers that look like one.</summary>
public sealed record ApiDuplicates(ApiCustomer Kept, ApiCustomer Other, [property: Description("« même SIREN ».")] string Why)
{
    public static ApiDuplicates Of(DuplicatePair p) => new(ApiCustomer.Of(p.Kept), ApiCustomer.Of(p.Other), p.Why);
}

/// <summary>Another customer to make one with this one.</summary>
public sealed record ApiMerge
{
    [Description("Le client qui n’en fera plus qu’un avec celui-ci.")]
    public required Id<Customer> OtherId { get; init; }
    [Description("Sa version, lue avec lui.")]
    public required int OtherVersion { get; init; }
    [Description("La version de celui qui est gardé.")]
    public required int Version { get; init; }
    [Description("Ce que dira le client gardé ; absent : ce qu’il dit déjà.")]
    public ApiCustomerDetails? Details { get; init; }
}

/// <summary>A move of the account of a customer.</summary>
public sealed record ApiStatementLine(
    DateOnly Date, string What, string Document, [property: Description("Positif quand le client doit davantage.")] long AmountCents, long BalanceCents, Id<Invoice>? InvoiceId, Id<Clearing>? ClearingId);

/// <summary>What was open on the last day of a statement.</summary>
public sealed record ApiStatementItem(string Document, DateOnly DueOn, long RemainingCents);

/// <summary>The account of a customer over a period.</summary>
public sealed record ApiStatement(DateOnly From, DateOnly To, long OpeningCents, IReadOnlyList<ApiStatementLine> Lines, long ClosingCents, [property: Description("En retard au dernier jour.")] long LateCents, IReadOnlyList<ApiStatementItem> Open)
{
    public static ApiStatement Of(CustomerStatement s) => new(
        s.From, s.To, s.Opening.Cents, [.. s.Lines.Select(l => new ApiStatementLine(l.Move.Date, l.Move.What, l.Move.Document, l.Move.Amount.Cents, l.Balance.Cents, l.Move.Invoice, l.Move.Clearing))],
        s.Closing.Cents, s.Late.Cents, [.. s.Open.Select(i => new ApiStatementItem(i.Document, i.DueOn, i.Remaining.Cents))]);
}

/// <summary>A statement to send.</summary>
public sealed record ApiStatementSending
{
    [Description("Absent : le premier janvier.")]
    public DateOnly? From { get; init; }
    [Description("Absent : aujourd’hui.")]
    public DateOnly? To { get; init; }
    public ApiLetter Letter { get; init; } = new();
}

/// <summary>A row of a file of customers.</summary>
public sealed record ApiImportRow(int Line, string Name, [property: Description("Le client qu’il est déjà ; absent quand il sera créé.")] Id<Customer>? KnownId, [property: Description("La ligne du fichier qui dit déjà le même, ou 0.")] int SameAs, string Why);

/// <summary>Something to correct in a file.</summary>
public sealed record ApiImportFault(int Line, string Column, string Message);

/// <summary>What a file of customers would do: nothing is created yet.</summary>
public sealed record ApiCustomerFile(
    Id<CustomerFile> Id, Id<Activity> ActivityId, int Rows, [property: Description("Combien de clients seraient créés.")] int New, IReadOnlyList<ApiImportRow> Customers, IReadOnlyList<ApiImportFault> Faults,
    [property: Description("Titres de colonnes dont rien n’est pris.")] IReadOnlyList<string> LeftColumns)
{
    public static ApiCustomerFile Of(CustomerImportState s) => new(
        s.File.Id, s.Activity.Id, s.Preview.Rows, s.Preview.New.Count, [.. s.Preview.Customers.Select(c => new ApiImportRow(c.Line, c.Details.Name, c.Known?.Id, c.SameAs, c.Why))],
        [.. s.Preview.Faults.Select(f => new ApiImportFault(f.Line, f.Column, f.Reason))], s.Preview.Left);
}

/// <summary>What an import created.</summary>
public sealed record ApiImported(int Created);

/// <summary>Duplicates, statements and files of customers, for programs.</summary>
public static class CustomerAccountsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Clients");
        api.Get<IReadOnlyList<ApiDuplicates>>("/customers/duplicates", SalesModule.EditCustomers, "listDuplicates", "Les clients qui semblent n’en faire qu’un, 100 paires au plus.", Duplicates);
        api.Act<ApiCustomer>("/customers/{id}/merge", SalesModule.EditCustomers, "mergeCustomer", "Réunir un autre client avec celui-ci, qui est gardé.", Merge);
        api.Get<ApiStatement>("/customers/{id}/statement", SalesModule.Read, "readStatement", "Le relevé de compte d’un client sur une période ; de janvier à aujourd’hui si rien n’est dit.", Statement);
        api.File("/customers/{id}/statement/pdf", SalesModule.Read, "readStatementPdf", "Le même en PDF.", "application/pdf",
            (Id<Customer> id, DateOnly? from, DateOnly? to, HttpContext http, CustomerReader customers, StatementReader reader, StatementFiles files) => StatementFiles.Pdf(id.Value, from, to, http, customers, reader, files));
        api.Act<ApiMail>("/customers/{id}/statement/send", SalesModule.Send, "sendStatement", "Envoyer son relevé au client, par courriel.", SendStatement);
        api.Make<ApiCustomerFile>("/activities/{id}/customer-files", SalesModule.EditCustomers, "sendCustomerFile", "Envoyer un fichier CSV de clients : la réponse dit ce qu’il créerait.", Receive);
        api.Get<ApiCustomerFile>("/customer-files/{id}", SalesModule.EditCustomers, "readCustomerFile", "Ce qu’un fichier de clients créerait.", Look);
        api.Act<ApiImported>("/customer-files/{id}/import", SalesModule.EditCustomers, "importCustomerFile", "Créer les clients nouveaux d’un fichier, tous ou aucun.", Import);
        api.Remove("/customer-files/{id}", SalesModule.EditCustomers, "removeCustomerFile", "Oublier un fichier de clients sans rien créer.", Forget);
    }

    private static async Task<Answer> Duplicates(DuplicateReader duplicates) => Answer.Of((await duplicates.Pairs()).Select(ApiDuplicates.Of).ToList());

    private static async Task<Answer> Merge(Id<Customer> id, Sent<ApiMerge> sent, CustomerMerging merging, CustomerReader customers)
    {
        if (sent.Value.OtherId == id) return Answer.Refused([new("sales.customer.merge-self", "Un client ne se réunit pas avec lui-même.", "OtherId")]);
        return await customers.Find(id) is { } kept
            ? Answer.Done(await merging.Merge(id, sent.Value.Version, sent.Value.OtherId, sent.Value.OtherVersion, sent.Value.Details?.Said() ?? kept.Details), ApiCustomer.Of) : Answer.Refused([Refusal.NotFound]);
    }

    private static async Task<Answer> Statement(Id<Customer> id, [Description("Absent : le premier janvier.")] DateOnly? from, [Description("Absent : aujourd’hui.")] DateOnly? to, CustomerReader customers, StatementReader reader)
    {
        if (await customers.Find(id) is not { } customer) return Answer.Refused([Refusal.NotFound]);
        var (first, last) = reader.Period(from, to);
        return Answer.Of(ApiStatement.Of(await reader.Of(customer, first, last)));
    }

    private static async Task<Answer> SendStatement(Id<Customer> id, Sent<ApiStatementSending> sent, CustomerReader customers, StatementReader reader, StatementSending sending)
    {
        if (await customers.Find(id) is not { } customer) return Answer.Refused([Refusal.NotFound]);
        var (first, last) = reader.Period(sent.Value.From, sent.Value.To);
        var usual = await reader.Snapshot(customer, await reader.Of(customer, first, last)) is { } snapshot ? StatementSending.LetterOf(customer, snapshot) : null;
        return Answer.Done(await sending.Send(Id<SentStatement>.New(), customer.Id, sent.Value.From, sent.Value.To, sent.Value.Letter.Or(usual)), ApiMail.Of);
    }

    private static async Task<Answer> Receive(Id<Activity> id, SentFile sent, CustomerImport import) =>
        Answer.Made(await import.Receive(id, sent.Name, sent.Bytes), f => $"/customer-files/{f.Id}", async f => ApiCustomerFile.Of((await import.Look(f.Id))!));

    private static async Task<Answer> Look(Id<CustomerFile> id, CustomerImport import) => Answer.Found(await import.Look(id), ApiCustomerFile.Of);

    private static async Task<Answer> Import(Id<CustomerFile> id, CustomerImport import) => Answer.Done(await import.Import(id), created => new ApiImported(created));

    private static async Task<Answer> Forget(Id<CustomerFile> id, CustomerImport import) => Answer.Gone(await import.Forget(id));
}
