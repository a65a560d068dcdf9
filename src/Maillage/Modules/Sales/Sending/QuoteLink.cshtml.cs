using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Quotes;
using Maillage.Platform;
using Maillage.Platform.Design;
using Maillage.Platform.Links;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Sending;

/// <summary>A quote as its customer reads and answers it.</summary>
[Open("Le client d’une activité n’a pas de compte : le lien secret est son droit."), ByLink]
public sealed class QuoteLinkModel(QuoteAnswers answers, DocumentAttachments attachments, Clock clock, Navigation navigation) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public AnswerForm Input { get; set; } = new();

    public Quote Quote { get; private set; } = null!;
    public DocumentSnapshot Snapshot { get; private set; } = null!;
    public QuoteSignature? Signature { get; private set; }
    public IReadOnlyList<DocumentAttachment> Attachments { get; private set; } = [];
    public bool IsExpired => Quote.IsExpired(clock.Today);
    public bool CanAnswer => Quote.IsOpen && !IsExpired;

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    /// <summary>An instant in the cooperative's zone, in words.</summary>
    public string When(DateTime utc) => clock.InWords(utc);

    public async Task<IActionResult> OnGet() => await Fill(From) ? Page() : Gone();

    public async Task<IActionResult> OnPostSigner() => await Then(await answers.Sign(Token,
        new(Input.Name ?? "", Input.Drawing ?? "", Input.Consents, From, Request.Headers.UserAgent.ToString())), "Votre signature est enregistrée.");

    public async Task<IActionResult> OnPostModifier() => await Then(await answers.AskChange(Token, Input.Name ?? "", Input.Message ?? ""), "Votre demande est envoyée.");

    public async Task<IActionResult> OnPostRefuser() => await Then(await answers.Decline(Token, Input.Name ?? ""), "Votre refus est enregistré.");

    /// <summary>The PDF of the quote.</summary>
    public static async Task<IResult> Pdf(string token, HttpContext http, QuoteAnswers answers, QuotePapers papers) =>
        await answers.Read(token) is { } read ? await QuotePdf.Answer(http, read.Quote, papers) : Results.StatusCode(StatusCodes.Status410Gone);

    private string From => HttpContext.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";

    private async Task<IActionResult> Then(Result<Quote> answered, string done)
    {
        if (answered.Ok) return this.Done(done, $"/lien/devis/{Token}");
        if (!await Fill(null)) return Gone();
        return this.Refuse(answered);
    }

    private StatusCodeResult Gone() => StatusCode(StatusCodes.Status410Gone);

    private async Task<bool> Fill(string? from)
    {
        if (await answers.Read(Token, from) is not { } read) return false;
        (Quote, Snapshot, Signature) = (read.Quote, read.Snapshot, read.Signature);
        Attachments = await attachments.Of(Quote.Id.Value);
        navigation.CooperativeName = Snapshot.Seller.Name;
        return true;
    }
}

/// <summary>What a customer answers with.</summary>
public sealed class AnswerForm
{
    public string? Name { get; set; }
    public string? Drawing { get; set; }
    public bool Consents { get; set; }
    public string? Message { get; set; }
}
