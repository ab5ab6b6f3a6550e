% A property: nothing, or what a new figure has where code goes on to take it apart.
function value = get (drawn, name)
  value = [];
  if (nargin < 2 || ! ischar (name))
    return;
  end
  switch (lower (name))
    case {"position", "outerposition", "innerposition"}
      value = [1, 1, 560, 420];
    case "screensize"
      value = [1, 1, 1024, 768];
    case {"xlim", "ylim", "zlim", "clim"}
      value = [0, 1];
    case {"fontsize", "linewidth"}
      value = 1;
    case {"colororder", "colormap"}
      value = ones (64, 1) * [0, 0.447, 0.741];
    case "color"
      value = [1, 1, 1];
    case {"name", "tag", "string", "displayname", "type"}
      value = "";
    case {"title", "xlabel", "ylabel", "zlabel", "label", "parent", "children", "currentaxes", "legend", "colorbar"}
      value = drawn;
  end
end
