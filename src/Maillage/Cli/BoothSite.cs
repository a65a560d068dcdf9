using System.Net;
using System.Text;
using Maillage.Ballots;

namespace Maillage.Cli;

/// <summary>One open vote on this machine: the booth, the public urn with its trackers, and where ballots are handed in. It holds no secret: a ballot is signed by its credential.</summary>
public sealed class BoothSite
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private const string Html = "text/html; charset=utf-8";

    private readonly ElectionBoard board;
    private readonly Func<byte[]> archive;
    private readonly Lock alone = new();

    private BoothSite(ElectionBoard board, Func<byte[]> archive) => (this.board, this.archive) = (board, archive);

    /// <param name="board">Open.</param>
    /// <param name="archive">The bytes of its archive as they are now.</param>
    public static WebApplication Build(ElectionBoard board, Func<byte[]> archive, string[] addresses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(addresses);
        var (app, site) = (builder.Build(), new BoothSite(board, archive));
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers["Referrer-Policy"], headers.CacheControl) = (Policy, "nosniff", "no-referrer", "no-store");
            return next(context);
        });
        app.MapGet("/", site.Home);
        app.MapGet("/isoloir/{name}", site.File);
        app.MapGet($"/{board.Election.Uuid}.bel", site.Archive);
        app.MapPost("/bulletins", site.Cast);
        return app;
    }

    private IResult Home()
    {
        IReadOnlyList<string> trackers;
        int received;
        lock (alone) (trackers, received) = ([.. board.Trackers.Order(StringComparer.Ordinal)], board.Received);
        var list = string.Concat(trackers.Select(t => $"<li class=\"code\">{Text(t)}</li>"));
        return Page(board.Election.Name, $"""
            <div class="acts"><a class="button" href="/isoloir/{BrowserFiles.BoothName}">Entrer dans l’isoloir</a></div>
            <section aria-labelledby="urn"><h2 id="urn">L’urne</h2>
            <p>Bulletins comptés&nbsp;: {trackers.Count}, sur {received} reçus. Chacun peut <a href="/{board.Election.Uuid}.bel">télécharger l’urne</a>, la vérifier et en garder une copie.</p>
            <p>Empreinte de l’élection&nbsp;: <span class="code">{Text(board.Election.Fingerprint)}</span></p>
            <ul class="trackers" aria-label="Numéros de suivi">{list}</ul></section>
            <section aria-labelledby="own"><h2 id="own">Déposer un bulletin</h2>
            <form method="post" action="/bulletins" enctype="multipart/form-data">
            <label for="file">Bulletin fait avec votre propre copie de l’isoloir</label><input type="file" id="file" name="file" required>
            <div class="acts"><button>Déposer ce bulletin</button></div></form></section>
            """);
    }

    private IResult File(string name) => name == BrowserFiles.BoothName
        ? Results.Text(BrowserFiles.Booth(board.Election, "/bulletins"), Html)
        : BrowserFiles.All.FirstOrDefault(f => f.Name == name) is { } file ? Results.Bytes(file.Content.ToArray(), file.ContentType) : Results.NotFound();

    private IResult Archive()
    {
        lock (alone) return Results.Bytes(archive(), "application/x-tar", $"{board.Election.Uuid}.bel");
    }

    private async Task<IResult> Cast(HttpRequest request)
    {
        if (await Ballot(request) is not { Length: > 0 } ballot) return Refused("choisissez le fichier d’un bulletin.");
        Finding? refused;
        string? tracker;
        lock (alone) refused = board.Cast(ballot, out tracker);
        return refused is not null ? Refused(refused.Message) : Page("Votre bulletin est dans l’urne", $"""
            <p>Son numéro de suivi, tel que ce serveur l’a reçu&nbsp;:</p>
            <p class="tracker code">{Text(tracker!)}</p>
            <p>Comparez-le avec celui que votre appareil a montré avant l’envoi. S’ils diffèrent, prévenez l’assemblée.</p>
            <div class="acts"><a class="button" href="/">Voir l’urne</a></div>
            """);
    }

    /// <returns>What was typed into the form or handed in as a file; null when it is neither.</returns>
    private static async Task<byte[]?> Ballot(HttpRequest request)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            var form = await request.ReadFormAsync();
            if (form.Files.GetFile("file") is not { } file) return Encoding.UTF8.GetBytes(form["ballot"].ToString());
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy);
            return copy.ToArray();
        }
        catch (InvalidDataException)
        {
            // Longer than any ballot, or no form.
            return null;
        }
    }

    private static IResult Refused(string why) => Page("Ce bulletin n’entre pas dans l’urne", $"""
        <p class="fault">Refusé&nbsp;: {Text(why)}</p>
        <p>L’urne n’a pas changé.</p>
        <div class="acts"><a class="button" href="/">Revenir au vote</a></div>
        """, StatusCodes.Status422UnprocessableEntity);

    private static IResult Page(string title, string body, int status = StatusCodes.Status200OK) => Results.Text($"""
        <!doctype html>
        <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)}</title>
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/isoloir/pages.css"></head>
        <body><header><p>Vote secret, essai sur cette machine</p></header><main><h1>{Text(title)}</h1>
        {body}
        </main></body></html>
        """, Html, statusCode: status);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
