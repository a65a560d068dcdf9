using System.Net;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

/// <summary>How documents look before they leave: preview, brand, joined files.</summary>
public sealed class PresentationPagesTests
{
    private const string Email = "camille.aubrac@maillage.example";
    private static readonly byte[] Plan = Encoding.ASCII.GetBytes("%PDF-1.4\n%plan\n%%EOF\n");

    [Fact]
    public async Task The_preview_shows_what_is_typed_before_anything_is_kept()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        using var camille = await Visitor.SignedIn(house, Email);
        await camille.Open("/devis/nouveau");
        Assert.Contains("Votre client", Drawn(camille.Page.QuerySelector("#preview")!.InnerHtml), StringComparison.Ordinal);
        var typed = await camille.Ask("form[data-preview]", "data-preview",
            ("Input.NewCustomer.Name", "Menuiserie <b>Faure"), ("Input.Lines[0].Description", "Vitrine"), ("Input.Lines[0].UnitPrice", "1 250,50"), ("Input.Plan.Deposit", "30"));
        var drawn = Drawn(typed);
        foreach (var said in (string[])["brouillon", "Menuiserie <b>Faure", "Vitrine", "1 500,60 €", "Acompte de 30 % à la commande"])
            Assert.Contains(said, drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", typed, StringComparison.Ordinal);
        Assert.False(await house.Read(db => db.Set<Quote>().AnyAsync()));
    }

    [Theory]
    [InlineData("1e9", "-5", "200")]
    [InlineData("", "", "")]
    [InlineData("0", "0,00", "101")]
    [InlineData("abc", "12,3,4", "x")]
    public async Task The_preview_never_fails_on_what_is_half_typed(string quantity, string price, string deposit)
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        using var camille = await Visitor.SignedIn(house, Email);
        foreach (var page in (string[])["/devis/nouveau", "/factures/nouvelle"])
        {
            await camille.Open(page);
            var drawn = await camille.Ask("form[data-preview]", "data-preview", ("Input.Lines[0].Description", "🙂 שלום"), ("Input.Lines[0].Quantity", quantity), ("Input.Lines[0].UnitPrice", price), ("Input.Plan.Deposit", deposit));
            Assert.Contains("<svg", drawn, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_preview_of_a_text_without_end_or_space_is_not_drawn()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        using var camille = await Visitor.SignedIn(house, Email);
        await camille.Open("/devis/nouveau");
        Assert.DoesNotContain("<svg", await camille.Ask("form[data-preview]", "data-preview", ("Input.Lines[0].Description", new string('a', 1_000_000))), StringComparison.Ordinal);
        Assert.Contains("Votre client", Drawn(await camille.Ask("form[data-preview]", "data-preview", ("Input.NewCustomer.Name", new string('a', 1_000_000)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_brand_of_an_activity_goes_onto_its_next_documents_only()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        var before = await house.Offer("Avant");
        using var camille = await Visitor.SignedIn(house, Email);
        var page = $"/activites/{before.ActivityId}/presentation";
        await camille.Open(page);
        await camille.Upload("form[data-preview]", "Input.Logo", "logo.png", Plan, ("Input.Accent", "#c2410c"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("Le logo est une image PNG", camille.Text, StringComparison.Ordinal);
        await camille.Upload("form[data-preview]", "Input.Logo", "logo.png", SamplePng.Disc(48), ("Input.Template", "Modern"), ("Input.Accent", "#c2410c"), ("Input.Tagline", "Meubles sur mesure"));
        Assert.Contains("La présentation est gardée", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Meubles sur mesure", Drawn(camille.Page.QuerySelector("#preview")!.InnerHtml), StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", camille.Page.QuerySelector("#preview")!.InnerHtml, StringComparison.Ordinal);

        var after = await house.Offer("Après");
        var (old, fresh) = (SnapshotJson.Read(before.Snapshot!), SnapshotJson.Read(after.Snapshot!));
        Assert.Null(old.Brand);
        Assert.Equal((PaperTemplate.Modern, "#c2410c", FrozenImages.Key(SamplePng.Disc(48))), (fresh.Brand!.Template, fresh.Brand.Accent, fresh.Brand.LogoSha256));

        await camille.Open(page);
        await camille.Submit("form[data-preview]", ("Input.WithoutLogo", "true"), ("Input.Accent", "rouge"));
        Assert.Contains("six chiffres hexadécimaux", camille.Text, StringComparison.Ordinal);
        using var pdf = await camille.Get($"/devis/{after.Id}/pdf");
        Assert.Equal(HttpStatusCode.OK, pdf.StatusCode);
    }

    [Fact]
    public async Task A_joined_file_leaves_with_the_quote_and_then_never_changes()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        var offered = await house.Offer();
        using var camille = await Visitor.SignedIn(house, Email);
        await camille.Open($"/devis/{offered.Id}");
        await camille.Submit("form[action*=Copier]");
        var draft = camille.Path.Replace("/modifier", "", StringComparison.Ordinal);
        await camille.Open(draft);
        await camille.Upload("form[action*=Joindre]", "File", "programme.exe", "MZ"u8.ToArray());
        Assert.Contains("Joignez un PDF, ou une image PNG ou JPEG.", camille.Text, StringComparison.Ordinal);
        await camille.Upload("form[action*=Joindre]", "File", "../..\\Plan d’étage et d’aménagement intérieur, tirage définitif à valider.PDF", Plan);
        Assert.Contains("Plan d’étage et d’aménagement intérieur, tirage définitif à valider.pdf", camille.Text, StringComparison.Ordinal);
        using (var file = await camille.Get(camille.Page.QuerySelector("#pieces li a")!.GetAttribute("href")!))
        {
            Assert.Equal(("attachment", "Plan d’étage et d’aménagement intérieur, tirage définitif à valider.pdf"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar));
            Assert.Equal(Plan, await file.Content.ReadAsByteArrayAsync());
        }

        await camille.Open($"{draft}/modifier");
        await camille.Submit("form[data-autosave]", ("op", "submit"));
        Assert.Null(camille.Page.QuerySelector("form[action*=Joindre]"));
        var id = long.Parse(draft.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var refused = await house.Do(s => s.GetRequiredService<Maillage.Modules.Sales.Documents.DocumentAttachments>().AddTo(new Id<Quote>(id), "b.pdf", Plan));
        Assert.Equal("sales.attachment.frozen", refused.Refusal!.Type);
        var quote = (await house.Do(s => s.GetRequiredService<Maillage.Modules.Sales.Quotes.QuoteActions>().Validate(new(id)))).Value!;
        var joined = Assert.Single(SnapshotJson.Read(quote.Snapshot!).Attachments!);
        Assert.Equal(("Plan d’étage et d’aménagement intérieur, tirage définitif à valider.pdf", FrozenImages.Key(Plan)), (joined.Name, joined.Sha256));

        var token = await house.SentToken(quote);
        Assert.Contains("Plan d’étage et d’aménagement intérieur, tirage définitif à valider.pdf", (await house.Mails())[0].Files.Select(f => f.FileName));
        using var customer = Visitor.At(house);
        await customer.Open($"/lien/devis/{token}");
        using var seen = await customer.Get(customer.Page.QuerySelector("a[href*=pieces]")!.GetAttribute("href")!);
        Assert.Equal(Plan, await seen.Content.ReadAsByteArrayAsync());
        using var guessed = await customer.Get($"/lien/devis/{token}/pieces/1");
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);

        // Another file under its name is not given.
        var address = customer.Page.QuerySelector("a[href*=pieces]")!.GetAttribute("href")!;
        await house.Do(s => s.GetRequiredService<Db>().Set<DocumentAttachment>().Where(a => a.DocumentId == id).ExecuteUpdateAsync(u => u.SetProperty(a => a.Size, 1)));
        using (var other = await customer.Get(address))
        {
            Assert.Equal(HttpStatusCode.FailedDependency, other.StatusCode);
            Assert.Contains("n’est plus tel qu’il a été joint", System.Net.WebUtility.HtmlDecode(await other.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            await db.Set<DocumentAttachment>().Where(a => a.DocumentId == id).ExecuteUpdateAsync(u => u.SetProperty(a => a.Size, Plan.Length));
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"frozen_DocumentFiles_update\"");
            await db.Set<Maillage.Platform.DocumentFile>().Where(f => f.Sha256 == FrozenImages.Key(Plan)).ExecuteUpdateAsync(u => u.SetProperty(f => f.Bytes, "%PDF-autre"u8.ToArray()));
        });
        using var altered = await camille.Get(address.Replace($"/lien/devis/{token}", $"/devis/{id}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.FailedDependency, altered.StatusCode);
        var mail = await house.Do(s => Assert.ThrowsAsync<Maillage.Platform.Mail.AlteredFileException>(() => s.GetRequiredKeyedService<Maillage.Platform.Mail.IMailFileSource>(Maillage.Modules.Sales.Documents.AttachmentFile.Kind).Draw(long.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.StartsWith("Plan d’étage", mail.FileName, StringComparison.Ordinal);
    }

    /// <summary>The words of drawn sheets.</summary>
    private static string Drawn(string html) =>
        Visitor.Plain(string.Join(' ', new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("svg text").Select(t => t.TextContent)));
}
