using System.Text.Json;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>The log of the real program, through a day on which much goes wrong.</summary>
public sealed partial class LogTests
{
    private const string Token = "1.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg";

    [Fact]
    public async Task The_log_is_json_with_references_and_holds_nothing_of_anybody()
    {
        await using var house = await TestHouse.Open();
        // The program lives today: what is due to the house must be due to it.
        house.Time.MoveTo(DateTimeOffset.UtcNow);
        await house.Account("Solveig Marchandise", Role.Team);
        var customer = await house.Do(s => s.GetRequiredService<CustomerActions>().Create(Id<Customer>.New(), house.Atelier,
            new(CustomerKind.Company, "Établissements Quévremont", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest"), anyway: true));
        Assert.True(customer.Ok);
        using var program = await TheProgram.Serve(house.Settings,
            ("Maillage__Mail__Host", "127.0.0.1"), ("Maillage__Mail__Port", "1"), ("Maillage__Mail__Tls", "none"), ("Maillage__Mail__Sender", "envoi@cooperative.example"), ("Maillage__Address", "http://cooperative.example"));
        // Once it is open: what it says before is not kept.
        await house.Do(s => s.GetRequiredService<Db>().Write<OutgoingMail>(() => s.GetRequiredService<Outbox>().Send(
            new MailDraft("test", 1, "Solveig Marchandise", [new MailParty("ondine@quevremont.example", "Ondine Quévremont")], "Objet confidentiel", "Texte confidentiel"))));

        using (var stranger = Visitor.At(program.Address))
        {
            foreach (var email in (string[])["solveig.marchandise@maillage.example", "inconnue@quevremont.example"])
            {
                await stranger.Open("/connexion");
                await stranger.Submit("form", ("Input.Email", email), ("Input.Password", "un mot de passe faux"));
            }
            await stranger.Open($"/lien/devis/{Token}");
            await stranger.Open($"/invitation/{Token}");
        }
        using var visitor = await Visitor.SignedIn(program.Address, "solveig.marchandise@maillage.example");
        await visitor.Open("/recherche?q=qu%C3%A9vremont");
        await visitor.Open($"/factures/nouvelle?activite={house.Atelier}");
        await using (var owner = Db.OfOwner(house.Settings))
            await owner.Database.ExecuteSqlRawAsync("""ALTER TABLE "Invoices" RENAME TO "Elsewhere" """);
        await visitor.Submit("form[data-autosave]", ("Input.CustomerId", $"{customer.Value!.Id}"), ("Input.Lines[0].Description", "Prestation confidentielle"), ("Input.Lines[0].UnitPrice", "987654,32"), ("op", "submit"));
        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, visitor.Status);
        var reference = Reference().Match(visitor.Text).Groups[1].Value;
        await TheProgram.Until(async () => await house.Read(db => db.Set<OutgoingMail>().AnyAsync(m => m.Attempts > 0)));
        var log = (await program.Stop()).Output;

        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Contains(lines, l => l.GetProperty("LogLevel").GetString() == "Error" && l.GetProperty("Scopes").EnumerateArray().Any(s => s.GetProperty("Reference").GetString() == reference));
        Assert.Contains(lines, l => l.GetProperty("Message").GetString()!.Contains("did not take a mail", StringComparison.Ordinal));
        var read = string.Join('\n', lines.Select(l => l.ToString())) + Regex.Unescape(log.Replace("\\\"", "'", StringComparison.Ordinal));
        foreach (var secret in (string[])["solveig", "marchandise", "quévremont", "quevremont", "ondine", "confidentiel", "987654,32", "987654.32", "98765432", Token, "mot de passe faux", TestHouse.Password, "/lien/", "/invitation/"])
            Assert.DoesNotContain(secret, read, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("serveur : ([0-9a-f]{32})")]
    private static partial Regex Reference();
}
