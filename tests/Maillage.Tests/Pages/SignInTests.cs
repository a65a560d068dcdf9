using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages;

public sealed class SignInTests
{
    [Fact]
    public async Task The_right_password_opens_the_house_and_a_wrong_one_says_nothing_more()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Entrepreneur);
        using var visitor = Visitor.At(house);

        var answers = new List<string>();
        foreach (var email in (string[])["camille.aubrac@maillage.example", "personne@maillage.example"])
        {
            await visitor.Open("/connexion");
            await visitor.Submit("form", ("Input.Email", email), ("Input.Password", "pas le bon mot"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
            answers.Add(visitor.Text);
        }
        Assert.Equal(answers[0], answers[1]);

        using var signedIn = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        Assert.Contains("Camille Aubrac", signedIn.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_wrong_passwords_close_the_account_for_a_while()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Entrepreneur);
        using var visitor = Visitor.At(house);

        for (var i = 0; i < 6; i++)
        {
            await visitor.Open("/connexion");
            await visitor.Submit("form", ("Input.Email", "camille.aubrac@maillage.example"), ("Input.Password", "pas le bon mot"));
        }
        await visitor.Open("/connexion");
        await visitor.Submit("form", ("Input.Email", "camille.aubrac@maillage.example"), ("Input.Password", TestHouse.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
    }
}
