function digit = recognize(w, image, top)

a = [image / top; 1];
for l = 1:numel(w)
    a = f(w{l} * a);
end
[~, row] = max(a);
digit = row - 1;
end
