function [w, alpha] = load_network(path)
fid = fopen([path '.txt'], 'r');
alpha = fscanf(fid, '%f', 1);
L = fscanf(fid, '%f', 1);
w = cell(1, L);
for l = 1:L
    n = fscanf(fid, '%f', 2);
    w{l} = fscanf(fid, '%f', n');
end
fclose(fid);
end
